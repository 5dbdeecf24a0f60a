class Service:
    """Base class of everything that can be started."""

    def __init__(self, name):
        self.name = name
        self.state = "new"

    def start(self):
        self.state = "started"
        return self

    def join(self, timeout=None):
        return self.state


class Process(Service):
    def submit(self, fn, *args):
        return fn(*args)


class Thread(Process):
    def start(self):
        super().start()
        print("start", self.name)
        return self


workers = [Thread(f"w{i}").start() for i in range(2)]
print([w.submit(max, 1, 2) for w in workers], workers[0].join())
