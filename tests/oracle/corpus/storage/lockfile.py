"""Portable file locks."""
import contextlib
import errno
import os

if os.name == "nt":
    import msvcrt

    def _lock(fd):
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

    def _unlock(fd):
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(fd):
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(fd):
        fcntl.flock(fd, fcntl.LOCK_UN)


class Timeout(TimeoutError):
    def __init__(self, lock_file):
        self.lock_file = lock_file
        super().__init__(f"The file lock '{lock_file}' could not be acquired.")


class FileLock:
    def __init__(self, path):
        self.path, self._fd, self._depth = path, None, 0

    def acquire(self):
        if self._depth == 0:
            fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
            try:
                _lock(fd)
            except OSError as error:
                os.close(fd)
                if error.errno in (errno.EACCES, errno.EAGAIN):
                    raise Timeout(self.path) from None
                raise
            self._fd = fd
        self._depth += 1
        return self

    def release(self):
        self._depth -= 1
        if self._depth == 0:
            _unlock(self._fd)
            os.close(self._fd)
            with contextlib.suppress(OSError):
                os.unlink(self.path)

    __enter__ = acquire

    def __exit__(self, *exc):
        self.release()


with FileLock("app.lock") as lock, lock:
    print("locked", lock._depth)
