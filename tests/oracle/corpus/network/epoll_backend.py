import select
from selectors import EVENT_READ, EpollSelector


class Watcher:
    """Counts events per descriptor."""

    def __init__(self):
        self._selector = EpollSelector()
        self._counts = {}

    def __contains__(self, descriptor):
        return descriptor in self._selector.get_map()

    def poll(self):
        for key, _ in self._selector.select(0):
            self._counts[key.fd] = self._counts.get(key.fd, 0) + 1
        return self._counts


watcher = Watcher()
print(watcher.poll(), 3 in watcher, select.EPOLLIN == EVENT_READ)
