import queue
import threading


class Actor:
    """Base class: messages are handled one after another in the actor's thread."""

    def __init__(self):
        self._inbox = queue.Queue()
        self._worker = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self._worker.start()
        return self

    def __exit__(self, *exc):
        self._inbox.put(None)
        self._worker.join()

    def send(self, message):
        self._inbox.put(message)

    def _run(self):
        for message in iter(self._inbox.get, None):
            self.receive(message)


class Adder(Actor):
    total = 0

    def receive(self, message):
        self.total += message


with Adder() as adder:
    adder.send(1)
    adder.send(2)
print(adder.total)
