import contextlib
import os
import tempfile

try:
    import fcntl
except ImportError:
    fcntl = None


@contextlib.contextmanager
def locked(path):
    with open(path, "a+") as handle:
        if fcntl:
            fcntl.lockf(handle, fcntl.LOCK_EX)
        try:
            yield handle
        finally:
            if fcntl:
                fcntl.lockf(handle, fcntl.LOCK_UN)


with tempfile.TemporaryDirectory() as folder:
    with locked(os.path.join(folder, "counter")) as f:
        f.write("1")
    print(os.listdir(folder))
