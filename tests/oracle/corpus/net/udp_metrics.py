"""StatsD client."""
import random
import socket
import time
from contextlib import contextmanager


class StatsClient:
    def __init__(self, host="127.0.0.1", port=8125, prefix=None):
        family, _, _, _, addr = socket.getaddrinfo(host, port, socket.AF_INET, socket.SOCK_DGRAM)[0]
        self._addr = addr
        self._sock = socket.socket(family, socket.SOCK_DGRAM)
        self._prefix = prefix

    def _send(self, data):
        try:
            self._sock.sendto(data.encode("ascii"), self._addr)
        except (OSError, RuntimeError):
            pass  # No time for love, Dr. Jones!

    def incr(self, stat, count=1, rate=1):
        if rate < 1 and random.random() > rate:
            return
        name = f"{self._prefix}.{stat}" if self._prefix else stat
        self._send(f"{name}:{count}|c" + (f"|@{rate}" if rate < 1 else ""))

    @contextmanager
    def timer(self, stat):
        start = time.perf_counter()
        try:
            yield
        finally:
            self._send(f"{stat}:{(time.perf_counter() - start) * 1000:.3f}|ms")


statsd = StatsClient(prefix="shop")
statsd.incr("orders")
with statsd.timer("checkout"):
    statsd.incr("steps", 3, rate=0.99)
print("sent")
