from concurrent.futures import ThreadPoolExecutor


def make_pool(kind=ThreadPoolExecutor, size=2):
    return kind(size)


class Mapper:
    def __init__(self, pool=None):
        self.pool = pool if pool is not None else make_pool()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.pool.shutdown()

    def map(self, fn, *iterables):
        return list(self.pool.map(fn, *iterables))


with Mapper() as mapper:
    print(mapper.map(pow, [1, 2, 3], [2, 2, 2]))
