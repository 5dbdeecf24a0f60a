import select


class Poller:
    """Common face of epoll and kqueue."""

    def __init__(self):
        self.impl = select.epoll()

    def register(self, fd):
        self.impl.register(fd, select.EPOLLIN)

    def close(self):
        self.impl.close()


def choose(name="epoll"):
    return {"epoll": Poller}[name]()


p = choose()
p.close()
print("closed")
