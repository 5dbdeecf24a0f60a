import tracemalloc
from contextlib import contextmanager
from linecache import getline


class Snapshot:
    def __init__(self):
        self.growth = 0
        self.top = ()


@contextmanager
def allocations(limit=3):
    result = Snapshot()
    tracemalloc.start()
    before = tracemalloc.take_snapshot()
    try:
        yield result
    finally:
        after = tracemalloc.take_snapshot()
        tracemalloc.stop()
        stats = after.compare_to(before, "lineno")
        result.growth = sum(each.size_diff for each in stats)
        result.top = [
            getline(each.traceback[0].filename, each.traceback[0].lineno).strip()
            for each in stats[:limit]
        ]


with allocations() as seen:
    kept = [bytes(1000) for _ in range(100)]
print(seen.growth > 50_000, len(seen.top) <= 3, len(kept))
