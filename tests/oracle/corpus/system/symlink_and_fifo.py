import os
import stat
import tempfile


def make_pipe(folder):
    path = os.path.join(folder, "control.fifo")
    os.mkfifo(path)
    return path


with tempfile.TemporaryDirectory() as folder:
    os.symlink(folder, os.path.join(folder, "self"))
    pipe = make_pipe(folder)
    print(stat.S_ISFIFO(os.stat(pipe).st_mode))
