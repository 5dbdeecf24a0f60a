"""Send counters to a statsd daemon; nobody waits for an answer."""
import socket
import time
from contextlib import contextmanager


class Statsd:
    def __init__(self, host="127.0.0.1", port=8125, prefix="app"):
        self.address = (host, port)
        self.prefix = prefix
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def _send(self, name, value, kind):
        self.sock.sendto(f"{self.prefix}.{name}:{value}|{kind}".encode(), self.address)

    def count(self, name, by=1):
        self._send(name, by, "c")

    @contextmanager
    def timer(self, name):
        start = time.perf_counter()
        yield
        self._send(name, round((time.perf_counter() - start) * 1000), "ms")


stats = Statsd()
with stats.timer("import"):
    stats.count("rows", 20)
