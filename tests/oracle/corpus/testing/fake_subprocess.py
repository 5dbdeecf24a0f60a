"""A test double for subprocess.run, used by the deploy script's tests."""
import subprocess
from contextlib import contextmanager
from unittest.mock import patch


class FakeRun:
    def __init__(self):
        self.calls, self.answers = [], {}

    def register(self, argv, stdout="", code=0):
        self.answers[tuple(argv)] = (stdout, code)

    def __call__(self, argv, check=False, **options):
        self.calls.append(tuple(argv))
        stdout, code = self.answers.get(tuple(argv), ("", 127))
        if check and code:
            raise subprocess.CalledProcessError(code, argv)
        return subprocess.CompletedProcess(argv, code, stdout)


@contextmanager
def fake_processes():
    fake = FakeRun()
    with patch("subprocess.run", fake):
        yield fake


def deploy(branch):
    head = subprocess.run(["git", "rev-parse", branch], check=True, text=True).stdout
    try:
        subprocess.run(["systemctl", "restart", "app"], check=True)
    except subprocess.CalledProcessError as error:
        return f"{head} not restarted ({error.returncode})"
    return f"{head} restarted"


with fake_processes() as processes:
    processes.register(["git", "rev-parse", "main"], "cafe12")
    print(deploy("main"), processes.calls)
