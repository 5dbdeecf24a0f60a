import time
from contextlib import ContextDecorator


class Stopwatch(ContextDecorator):
    clocks = {"wall": time.perf_counter, "cpu": time.process_time}
    totals: dict = {}

    def __init__(self, name, kind="wall"):
        self.name = name
        self.clock = self.clocks[kind]

    def __enter__(self):
        self.start = self.clock()
        return self

    def __exit__(self, *exc):
        spent = self.clock() - self.start
        self.totals[self.name] = self.totals.get(self.name, 0) + spent
        return False


@Stopwatch("sort", "cpu")
def work(count):
    return sorted(range(count), key=lambda number: -number)


with Stopwatch("all"):
    work(1000)
    work(2000)
print(sorted(Stopwatch.totals), time.get_clock_info("monotonic").monotonic)
