"""Green threads: cooperative tasks on top of generators."""
from collections import deque


class Thread:
    def __init__(self, target):
        self.gen = target()

    def start(self):
        READY.append(self)

    def step(self):
        try:
            next(self.gen)
        except StopIteration:
            return
        READY.append(self)


READY = deque()


def countdown(n):
    def gen():
        for i in range(n, 0, -1):
            print(i)
            yield
    return gen


for n in (2, 3):
    Thread(target=countdown(n)).start()
while READY:
    READY.popleft().step()
