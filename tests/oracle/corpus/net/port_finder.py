"""Find a free port and wait for one to open."""
import contextlib
import socket
import time
from typing import Iterator


@contextlib.contextmanager
def listening(host: str = "127.0.0.1") -> Iterator[int]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind((host, 0))
        s.listen(1)
        yield s.getsockname()[1]


def is_open(port, host="127.0.0.1", timeout=0.2):
    with contextlib.closing(socket.socket()) as s:
        s.settimeout(timeout)
        return s.connect_ex((host, port)) == 0


def wait_for(port, attempts=5):
    for _ in range(attempts):
        if is_open(port):
            return True
        time.sleep(0.01)
    raise TimeoutError(f"nothing listens on {port}")


if __name__ == "__main__":
    with listening() as port:
        print(wait_for(port))
