"""Is the service up? Never raises."""
import socket
import urllib.error
import urllib.request
from enum import IntEnum


class Status(IntEnum):
    UP = 0
    DOWN = 1
    UNKNOWN = 2


class Check:
    def __init__(self, target):
        self.target = target

    def probe(self):
        raise NotImplementedError

    def __call__(self):
        try:
            return self.probe()
        except (OSError, urllib.error.URLError):
            return Status.DOWN
        except Exception:
            return Status.UNKNOWN


class HttpCheck(Check):
    def probe(self):
        with urllib.request.urlopen(self.target, timeout=0.5) as response:
            return Status.UP if response.status < 400 else Status.DOWN


class TcpCheck(Check):
    def probe(self):
        host, _, port = self.target.partition(":")
        with socket.create_connection((host, int(port)), timeout=0.5):
            return Status.UP


class DataCheck(HttpCheck):
    def probe(self):
        with urllib.request.urlopen(self.target) as response:
            return Status.UP if response.read() else Status.DOWN


checks = [HttpCheck("http://127.0.0.1:9/"), TcpCheck("127.0.0.1:9"), DataCheck("data:,hello")]
print([check().name for check in checks])
