"""Lock files without fcntl: O_EXCL is atomic everywhere."""
import contextlib
import errno
import os
import tempfile


class AlreadyLocked(Exception):
    pass


@contextlib.contextmanager
def lockfile(path):
    try:
        fd = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except OSError as e:
        if e.errno == errno.EEXIST:
            raise AlreadyLocked(path) from e
        raise
    try:
        os.write(fd, str(os.getpid()).encode())
        yield
    finally:
        os.close(fd)
        os.remove(path)


path = os.path.join(tempfile.mkdtemp(), "build.lock")
with lockfile(path):
    try:
        with lockfile(path):
            pass
    except AlreadyLocked as e:
        print("locked:", e)
print(os.path.exists(path))
