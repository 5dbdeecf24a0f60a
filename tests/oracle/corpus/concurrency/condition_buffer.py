import threading
from collections import deque


class BoundedBuffer:
    def __init__(self, size):
        self.items = deque()
        self.size = size
        self.cond = threading.Condition()

    def put(self, item):
        with self.cond:
            self.cond.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.cond.notify_all()

    def get(self):
        with self.cond:
            self.cond.wait_for(lambda: self.items)
            item = self.items.popleft()
            self.cond.notify_all()
            return item


buf = BoundedBuffer(2)
buf.put(1)
buf.put(2)
print(buf.get(), buf.get())
