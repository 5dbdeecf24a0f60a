import threading


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, by=1):
        with self._lock:
            self._value += by
            return self._value

    @property
    def value(self):
        with self._lock:
            return self._value


counter = Counter()
for _ in range(100):
    counter.increment()
assert counter.value == 100
print(counter.value)
