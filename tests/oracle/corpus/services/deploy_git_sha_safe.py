import subprocess

VERSION = "1.4.2"


def git_revision(default="unknown"):
    try:
        out = subprocess.run(
            ["git", "describe", "--always", "--dirty"],
            capture_output=True,
            text=True,
            check=True,
            timeout=2,
        )
    except (OSError, subprocess.SubprocessError):
        return default
    return out.stdout.strip()


def version():
    return "{}+{}".format(VERSION, git_revision())


print(version())
