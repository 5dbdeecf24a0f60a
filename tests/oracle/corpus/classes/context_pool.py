from multiprocessing.pool import ThreadPool


class Pool:
    """Context manager which hides the size of the pool."""

    def __init__(self, size=2):
        self.size = size

    def __enter__(self):
        self._pool = ThreadPool(self.size)
        return self._pool

    def __exit__(self, *args):
        self._pool.terminate()


def squares(numbers):
    with Pool() as pool:
        return pool.map(lambda n: n * n, numbers)


print(squares([1, 2, 3]))
