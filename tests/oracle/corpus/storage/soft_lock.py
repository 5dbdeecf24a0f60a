"""A lock which is but a file that exists."""
import os
import socket
import time
from pathlib import Path

try:
    import fcntl
except ImportError:
    fcntl = None
has_fcntl = fcntl is not None


class SoftFileLock:
    def __init__(self, path, timeout=1.0, poll=0.01):
        self.path = Path(path)
        self.timeout, self.poll = timeout, poll

    def _try(self):
        try:
            fd = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        except FileExistsError:
            return False
        with os.fdopen(fd, "w") as file:
            file.write(f"{socket.gethostname()}:{os.getpid()}")
        return True

    def __enter__(self):
        deadline = time.monotonic() + self.timeout
        while not self._try():
            if time.monotonic() > deadline:
                raise TimeoutError(self.path)
            time.sleep(self.poll)
        return self

    def __exit__(self, *exc):
        self.path.unlink(missing_ok=True)


class UnixFileLock(SoftFileLock):
    def _try(self):
        self._file = open(self.path, "a")
        fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True


def lock_class(strict=False):
    if strict and has_fcntl and os.environ.get("STRICT_LOCKS"):
        return UnixFileLock
    return SoftFileLock


with lock_class()("data.lock") as held:
    print(held.path.read_text())
try:
    with lock_class()("a.lock"), lock_class()("a.lock", timeout=0.05):
        pass
except TimeoutError as late:
    print("late", late)
