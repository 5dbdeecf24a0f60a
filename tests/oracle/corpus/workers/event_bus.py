"""Event bus with weak listeners and an optional background dispatcher."""
import queue
import threading
import weakref
from collections import defaultdict


class Listener:
    def __init__(self, callback):
        try:
            self._ref = weakref.WeakMethod(callback)
        except TypeError:
            self._ref = weakref.ref(callback)

    def __call__(self, *args):
        if callback := self._ref():
            callback(*args)


class Bus:
    def __init__(self):
        self._listeners = defaultdict(list)

    def subscribe(self, topic, callback):
        self._listeners[topic].append(Listener(callback))

    def publish(self, topic, *args):
        for listener in self._listeners[topic]:
            listener(*args)


class BackgroundBus(Bus):
    def __init__(self):
        super().__init__()
        self._events = queue.Queue()
        self._thread = threading.Thread(target=self._deliver, daemon=True)

    def start(self):
        self._thread.start()

    def publish(self, topic, *args):
        self._events.put((topic, args))

    def _deliver(self):
        while True:
            topic, args = self._events.get()
            super().publish(topic, *args)
            self._events.task_done()

    def flush(self):
        self._events.join()


class Audit:
    def __init__(self, bus):
        self.seen = []
        bus.subscribe("login", self.on_login)

    def on_login(self, user):
        self.seen.append(user)


first = Audit(plain := Bus())
plain.publish("login", "ada")
busy = BackgroundBus()
audit = Audit(busy)
busy.start()
busy.publish("login", "grace")
busy.flush()
print(first.seen, audit.seen)
