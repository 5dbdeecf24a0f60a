import select
import selectors

if hasattr(select, "epoll"):
    Selector = selectors.EpollSelector
elif hasattr(select, "kqueue"):
    Selector = selectors.KqueueSelector
else:
    Selector = selectors.DefaultSelector


class Loop:
    def __init__(self):
        self.selector = Selector()
        self.ready = []

    def call_soon(self, fn):
        self.ready.append(fn)

    def run(self):
        while self.ready:
            self.ready.pop(0)()
        self.selector.close()


loop = Loop()
loop.call_soon(lambda: print(Selector.__name__))
loop.run()
