"""Control a player through a named pipe."""
import contextlib
import os
import stat


class CommandPipe:
    handlers = {}

    def __init__(self, path):
        self.path = path

    @classmethod
    def on(cls, verb):
        def register(func):
            cls.handlers[verb] = func
            return func

        return register

    def __enter__(self):
        with contextlib.suppress(FileExistsError):
            os.mkfifo(self.path, 0o600)
        if not stat.S_ISFIFO(os.stat(self.path).st_mode):
            raise RuntimeError(f"{self.path} is no pipe")
        self.fd = os.open(self.path, os.O_RDWR | os.O_NONBLOCK)
        return self

    def __exit__(self, *exc):
        os.close(self.fd)
        os.unlink(self.path)

    def dispatch(self):
        for line in os.read(self.fd, 4096).decode().splitlines():
            verb, _, rest = line.partition(" ")
            yield self.handlers[verb](rest)


@CommandPipe.on("play")
def play(title):
    return f"playing {title}"


@CommandPipe.on("volume")
def volume(level):
    return int(level)


with CommandPipe("player.fifo") as pipe:
    os.write(pipe.fd, b"play Bolero\nvolume 7\n")
    print(list(pipe.dispatch()))
