"""Use a thread if there are any, else do it right now."""
import threading


def in_background(func, *args):
    thread = threading.Thread(target=func, args=args, daemon=True)
    try:
        thread.start()
    except RuntimeError:
        func(*args)
        return None
    return thread


class Prefetcher:
    def __init__(self, loaders):
        self.loaders = loaders
        self.loaded = {}

    def _load(self, name):
        self.loaded[name] = self.loaders[name]()

    def prefetch(self):
        pending = [in_background(self._load, name) for name in self.loaders]
        for thread in filter(None, pending):
            thread.join()
        return self.loaded


print(Prefetcher({"users": lambda: ["ann"], "groups": list}).prefetch())
