"""Wake a select loop by a byte in a pipe."""
import os
import select
from collections import deque


class Waker:
    def __init__(self):
        self.reader, self.writer = os.pipe()

    def wake(self):
        os.write(self.writer, b"\0")

    def drain(self):
        return len(os.read(self.reader, 1024))

    def close(self):
        os.close(self.reader)
        os.close(self.writer)


class Loop:
    def __init__(self):
        self.waker = Waker()
        self.callbacks = deque()

    def call_soon(self, callback, *args):
        self.callbacks.append((callback, args))
        self.waker.wake()

    def run_once(self, timeout=0.1):
        ready, _, _ = select.select([self.waker.reader], [], [], timeout)
        if ready:
            self.waker.drain()
        while self.callbacks:
            callback, args = self.callbacks.popleft()
            callback(*args)


loop = Loop()
seen = []
loop.call_soon(seen.append, 1)
loop.call_soon(seen.extend, (2, 3))
loop.run_once()
loop.waker.close()
print(seen)
