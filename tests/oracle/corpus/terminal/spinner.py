"""Spinner drawn while a block of work is running."""
import itertools
import sys
import threading
import time
from contextlib import ContextDecorator


class Spinner(ContextDecorator):
    frames = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"

    def __init__(self, text, interval=0.02, stream=sys.stderr):
        self.text, self.interval, self.stream = text, interval, stream
        self._stop = threading.Event()
        self._thread = None

    def __enter__(self):
        self._thread = threading.Thread(target=self._spin, name="spinner")
        self._thread.daemon = True
        self._thread.start()
        return self

    def __exit__(self, *exc):
        self._stop.set()
        self._thread.join()
        return False

    def _spin(self):
        for frame in itertools.cycle(self.frames):
            self.stream.write(f"\r{frame} {self.text}")
            if self._stop.wait(self.interval):
                break


@Spinner("resolving")
def resolve(names):
    time.sleep(0.05)
    return sorted(names)


def main():
    print(resolve({"b", "a"}))


if __name__ == "__main__":
    main()
