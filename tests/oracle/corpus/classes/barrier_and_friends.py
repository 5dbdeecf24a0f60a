import queue
import threading


class Mailbox:
    def __init__(self):
        self._queue = queue.PriorityQueue()
        self._closed = threading.Event()
        self._slots = threading.BoundedSemaphore(3)
        self._barrier = threading.Barrier(1)
        self._cond = threading.Condition()

    def send(self, priority, message):
        with self._slots:
            self._queue.put((priority, message))
        with self._cond:
            self._cond.notify_all()

    def drain(self):
        self._closed.set()
        self._barrier.wait()
        while not self._queue.empty():
            yield self._queue.get_nowait()[1]


box = Mailbox()
box.send(2, "low")
box.send(1, "high")
print(list(box.drain()), box._closed.wait(timeout=0.1))
