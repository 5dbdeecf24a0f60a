import os
import time


class Stopwatch:
    def __enter__(self):
        self.wall = time.perf_counter()
        self.cpu = time.process_time()
        return self

    def __exit__(self, *exc):
        self.wall = time.perf_counter() - self.wall
        self.cpu = time.process_time() - self.cpu


with Stopwatch() as sw:
    sum(range(10000))
print(sw.wall >= 0, sw.cpu >= 0, os.times().user >= 0)
