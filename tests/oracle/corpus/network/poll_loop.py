"""A reactor; callbacks are called when a socket can be read."""
import selectors
import socket


class Reactor:
    def __init__(self, selector=selectors.DefaultSelector):
        self.selector = selector()
        self.received = []

    def register(self, sock):
        sock.setblocking(False)
        self.selector.register(sock, selectors.EVENT_READ, self.on_readable)

    def on_readable(self, sock):
        self.received.append(sock.recv(1024))

    def step(self, timeout=0.1):
        for key, _ in self.selector.select(timeout):
            key.data(key.fileobj)


left, right = socket.socketpair()
reactor = Reactor()
reactor.register(right)
left.sendall(b"ping")
reactor.step()
print(reactor.received)
