"""Talk to the running instance through a unix socket."""
import os
import socket
import sys


class AlreadyRunning(Exception):
    pass


class Instance:
    def __init__(self, name):
        self.path = os.path.join(os.getcwd(), f".{name}.sock")
        self.listener = None

    def claim(self):
        family = getattr(socket, "AF_UNIX", None)
        if family is None:
            return self
        self.listener = socket.socket(family)
        try:
            self.listener.bind(self.path)
        except OSError as error:
            if os.path.exists(self.path):
                raise AlreadyRunning(self.path) from error
            raise
        self.listener.listen()
        return self

    def notify(self, text):
        with socket.socket(socket.AF_UNIX) as sock:
            sock.connect(self.path)
            sock.sendall(text.encode())
        peer, _ = self.listener.accept()
        with peer:
            return peer.recv(100)

    def release(self):
        if self.listener is not None:
            self.listener.close()
            os.unlink(self.path)


instance = Instance("player").claim()
try:
    print(instance.notify("open song.ogg"), file=sys.stderr)
finally:
    instance.release()
