import os
import sys
import tempfile

if sys.platform == "win32":
    import msvcrt

    def lock(f):
        msvcrt.locking(f.fileno(), msvcrt.LK_LOCK, 1)

    def unlock(f):
        msvcrt.locking(f.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def lock(f):
        fcntl.flock(f.fileno(), fcntl.LOCK_EX)

    def unlock(f):
        fcntl.flock(f.fileno(), fcntl.LOCK_UN)


class LockedFile:
    def __init__(self, path):
        self.file = open(path, "a+")

    def __enter__(self):
        lock(self.file)
        return self.file

    def __exit__(self, *args):
        unlock(self.file)
        self.file.close()


with LockedFile(os.path.join(tempfile.mkdtemp(), "x")) as f:
    f.write("hello")
