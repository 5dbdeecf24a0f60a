"""A server for tests on a port nobody uses."""
import socket
from contextlib import ExitStack, closing, contextmanager


def free_port(host="127.0.0.1"):
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, 0))
        probe.listen(1)
        return probe.getsockname()[1]


@contextmanager
def listening(port):
    with socket.create_server(("127.0.0.1", port)) as server:
        server.settimeout(0.5)
        yield server


with ExitStack() as stack:
    port = free_port()
    server = stack.enter_context(listening(port))
    print(server.getsockname()[1] == port)
