import os
import tempfile
from pathlib import Path


def detach():
    """Continue in a child; say whether this is the parent."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return True
    os.setsid()
    return False


class Service:
    def __init__(self, folder):
        self.pidfile = Path(folder) / "service.pid"

    def start(self):
        if detach():
            return self.pidfile.exists()
        self.pidfile.write_text(str(os.getpid()))
        os._exit(0)


if __name__ == "__main__":
    print(Service(tempfile.mkdtemp()).start())
