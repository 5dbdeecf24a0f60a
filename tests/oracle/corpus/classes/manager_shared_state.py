from multiprocessing import Manager


class SharedCache:
    def __init__(self):
        self._manager = Manager()
        self._data = self._manager.dict()
        self._lock = self._manager.Lock()

    def get_or_set(self, key, factory):
        with self._lock:
            if key not in self._data:
                self._data[key] = factory()
            return self._data[key]


def main():
    cache = SharedCache()
    print(cache.get_or_set("answer", lambda: 42))


if __name__ == "__main__":
    main()
