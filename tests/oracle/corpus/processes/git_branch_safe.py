import subprocess


def branch(default="main"):
    try:
        raw = subprocess.check_output(
            ["git", "symbolic-ref", "--short", "HEAD"], stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return default
    return raw.decode().strip()


print("deploying", branch())
