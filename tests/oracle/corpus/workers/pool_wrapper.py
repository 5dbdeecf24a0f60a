"""A `map` that takes whatever pool is configured."""
import multiprocessing
from contextlib import contextmanager
from functools import partial


class SerialPool:
    def __init__(self, processes=None):
        self.processes = processes

    def imap(self, func, iterable, chunksize=1):
        yield from map(func, iterable)

    def close(self):
        pass

    def join(self):
        pass

    def terminate(self):
        pass


@contextmanager
def pool_of(kind, processes):
    pool = POOLS[kind](processes)
    try:
        yield pool
        pool.close()
    except BaseException:
        pool.terminate()
        raise
    finally:
        pool.join()


POOLS = {"serial": SerialPool, "process": multiprocessing.Pool}


def scale(factor, value):
    return factor * value


def compute(kind="serial", processes=2):
    with pool_of(kind, processes) as pool:
        return list(pool.imap(partial(scale, 3), range(4)))


if __name__ == "__main__":
    for kind in POOLS:
        print(kind, compute(kind))
