"""Advisory locks on POSIX and Windows, and none elsewhere."""
import os
import tempfile

try:
    import fcntl
except ImportError:
    fcntl = None
try:
    import msvcrt
except ImportError:
    msvcrt = None

if fcntl:

    def lock(handle):
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

elif msvcrt:

    def lock(handle):
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:

    def lock(handle):
        pass


class LockFile:
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.handle = open(self.path, "w")
        lock(self.handle)
        return self

    def __exit__(self, *exc):
        self.handle.close()
        os.unlink(self.path)


with LockFile(os.path.join(tempfile.gettempdir(), "tool.lock")) as held:
    print("locked", os.path.basename(held.path))
