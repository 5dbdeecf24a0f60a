"""Keep a job from eating all the memory of the host."""
import resource
from contextlib import contextmanager


@contextmanager
def memory_limit(megabytes):
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def table(size):
    return [[row * column for column in range(size)] for row in range(size)]


with memory_limit(4096):
    print(table(50)[7][8])
