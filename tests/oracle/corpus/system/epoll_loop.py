import select


class Loop:
    def __init__(self):
        self.epoll = select.epoll()
        self.handlers = {}

    def add(self, fd, handler):
        self.epoll.register(fd, select.EPOLLIN | select.EPOLLET)
        self.handlers[fd] = handler

    def run_once(self, timeout=0):
        for fd, events in self.epoll.poll(timeout):
            self.handlers[fd](events)


loop = Loop()
loop.run_once()
