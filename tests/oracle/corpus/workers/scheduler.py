"""Cron-like scheduler on top of sched, driven by a fake clock in the tests."""
import heapq
import sched
import threading
import time
from itertools import count


class Clock:
    def __init__(self):
        self.now = 0.0

    def time(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


class Scheduler:
    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._sched = sched.scheduler(timefunc, delayfunc)
        self._lock = threading.Lock()
        self.log = []

    def every(self, seconds, times, call, *args):
        with self._lock:
            for n in range(1, times + 1):
                self._sched.enter(seconds * n, 1, call, args)

    def start(self, background=False):
        if background:
            thread = threading.Thread(target=self._sched.run)
            thread.start()
            return thread
        self._sched.run()
        return None


clock = Clock()
scheduler = Scheduler(clock.time, clock.sleep)
scheduler.every(60, 3, lambda tag: scheduler.log.append((clock.now, tag)), "backup")
scheduler.every(90, 2, lambda: scheduler.log.append((clock.now, "sync")))
scheduler.start()
ticket = count()
heap = [(when, next(ticket), what) for when, what in scheduler.log]
heapq.heapify(heap)
print(heap[0], len(heap))
