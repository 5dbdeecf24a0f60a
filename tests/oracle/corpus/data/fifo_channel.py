import os
import tempfile


def open_channel(name):
    """A named pipe in the temporary folder, for the companion process."""
    path = os.path.join(tempfile.mkdtemp(), name)
    os.mkfifo(path, 0o600)
    return path


def channel_exists(path):
    import stat

    return stat.S_ISFIFO(os.stat(path).st_mode)


channel = open_channel("commands")
print(channel_exists(channel))
os.remove(channel)
