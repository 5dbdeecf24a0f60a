import asyncore


class Collector(asyncore.dispatcher):
    """Collects what other dispatchers send to it."""

    def __init__(self):
        asyncore.dispatcher.__init__(self)
        self.received = []

    def writable(self):
        return False

    def handle_read(self):
        self.received.append(self.recv(1024))


def main():
    c = Collector()
    asyncore.loop(timeout=0.01, count=1)
    print(c.received)


main()
