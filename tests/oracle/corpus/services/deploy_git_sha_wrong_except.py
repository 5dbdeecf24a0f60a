import subprocess


def current_branch():
    """Name of the checked out branch; empty if git is not installed."""
    try:
        return subprocess.check_output(
            ["git", "rev-parse", "--abbrev-ref", "HEAD"], stderr=subprocess.DEVNULL, text=True
        ).strip()
    except subprocess.CalledProcessError:
        return "detached"
    except FileNotFoundError:
        # git is missing in slim images
        return ""


def banner(app):
    branch = current_branch()
    return f"{app} ({branch})" if branch else app


print(banner("shop-api"))
