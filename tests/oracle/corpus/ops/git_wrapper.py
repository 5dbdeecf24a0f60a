"""The few things of git which the release script needs."""
import subprocess
from functools import cached_property
from pathlib import Path


class GitError(Exception):
    pass


class Repo:
    def __init__(self, path="."):
        self.path = Path(path)

    def git(self, *args, check=True):
        process = subprocess.Popen(
            ("git", *args),
            cwd=self.path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        out, err = process.communicate()
        if check and process.returncode:
            raise GitError(err.strip())
        return out.strip()

    @cached_property
    def version(self):
        return tuple(int(n) for n in self.git("--version").split()[2].split(".")[:2])

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args: self.git(name.replace("_", "-"), *args)


def describe(repo):
    return f"git {repo.version[0]}, branch config {repo.check_ref_format('--branch', 'main')}"


if __name__ == "__main__":
    print(describe(Repo()))
