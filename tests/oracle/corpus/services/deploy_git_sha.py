import os
import subprocess


def git_revision(cwd=None):
    """Short hash of HEAD, for the /version endpoint."""
    out = subprocess.check_output(["git", "rev-parse", "--short", "HEAD"], cwd=cwd)
    return out.strip().decode()


def version_info():
    return {"version": "1.4.2", "revision": os.environ.get("GIT_SHA") or git_revision()}


print(version_info())
