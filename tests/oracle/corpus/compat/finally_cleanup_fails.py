import os
import tempfile


def with_pipe(fn):
    """Run fn with the path of a fresh named pipe."""
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "pipe")
    try:
        return fn(path)
    finally:
        try:
            os.mkfifo(path)
        except AttributeError:
            open(path, "w").close()
        finally:
            os.lchown(path, os.getuid(), os.getgid())
            os.remove(path)


print(with_pipe(os.path.basename))
