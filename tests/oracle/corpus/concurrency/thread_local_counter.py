import threading
from collections import Counter
from itertools import repeat


class SafeCounter:
    def __init__(self):
        self._counts = Counter()
        self._lock = threading.Lock()

    def hit(self, key, times=1):
        for _ in repeat(None, times):
            with self._lock:
                self._counts[key] += 1

    def __getitem__(self, key):
        return self._counts[key]


def hammer(counter, key, threads=4, times=100):
    crew = [threading.Thread(target=counter.hit, args=(key, times)) for _ in range(threads)]
    any(thread.start() for thread in crew)
    for thread in crew:
        thread.join()


counter = SafeCounter()
counter.hit("warm up")
hammer(counter, "requests")
print(counter["requests"])
