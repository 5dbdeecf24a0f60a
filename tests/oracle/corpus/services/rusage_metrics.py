import resource
import time
from contextlib import contextmanager


@contextmanager
def measure(label, sink):
    before = resource.getrusage(resource.RUSAGE_SELF)
    start = time.perf_counter()
    yield
    after = resource.getrusage(resource.RUSAGE_SELF)
    sink[label] = {
        "wall": time.perf_counter() - start,
        "user": after.ru_utime - before.ru_utime,
        "maxrss": after.ru_maxrss,
    }


sink = {}
with measure("parse", sink):
    sum(int(str(i)) for i in range(2000))
print(sink["parse"]["maxrss"])
