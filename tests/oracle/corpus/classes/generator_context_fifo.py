import contextlib
import os
import tempfile


@contextlib.contextmanager
def fifo(name):
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, name)
    os.mkfifo(path)
    try:
        yield path
    finally:
        os.unlink(path)
        os.rmdir(folder)


class Channel:
    def __init__(self):
        self.stack = contextlib.ExitStack()

    def open(self):
        self.path = self.stack.enter_context(fifo("control"))
        return self.path


channel = Channel()
with channel.stack:
    print(channel.open())
