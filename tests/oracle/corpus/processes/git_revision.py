import subprocess


def git_revision():
    """Short hash of HEAD, or 'unknown' outside of a checkout."""
    try:
        out = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"],
            capture_output=True, text=True, check=True,
        )
    except (subprocess.CalledProcessError, FileNotFoundError):
        return "unknown"
    return out.stdout.strip()


__version__ = "1.4.0+" + git_revision()
print(__version__)
