import itertools
import sys
import threading
import time


class Spinner:
    """A console spinner: `with Spinner("loading"): ...`"""

    def __init__(self, message, delay=0.1):
        self.message = message
        self.delay = delay
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.spin)

    def spin(self):
        for char in itertools.cycle("|/-\\"):
            sys.stdout.write(f"\r{char} {self.message}")
            if self.done.wait(self.delay):
                break

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *exc):
        self.done.set()
        self.thread.join()


with Spinner("working"):
    time.sleep(0.01)
