"""Metrics must never break the application."""
import logging
import socket

log = logging.getLogger(__name__)


class NullSender:
    def send(self, data):
        return 0


class UnixSender:
    def __init__(self, path="/run/metrics.sock"):
        self.sock = socket.socket(getattr(socket, "AF_UNIX"), socket.SOCK_DGRAM)
        self.sock.connect(path)

    def send(self, data):
        return self.sock.send(data)


def make_sender():
    try:
        return UnixSender()
    except (OSError, AttributeError) as error:
        log.debug("no metrics: %s", error)
        return NullSender()


sender = make_sender()
print(sender.send(b"requests:1|c"))
