import threading
import time


class Poller:
    """Polls a callable every few seconds until stopped."""

    def __init__(self, func, interval=5):
        self.func = func
        self.interval = interval
        self._stop = threading.Event()
        self._thread = None

    def start(self):
        if self._thread is not None:
            return
        self._thread = threading.Thread(target=self._run, name="poller")
        self._thread.daemon = True
        self._thread.start()

    def stop(self):
        self._stop.set()
        self._thread.join()

    def _run(self):
        while not self._stop.is_set():
            self.func()
            time.sleep(self.interval)


def main():
    hits = []
    poller = Poller(lambda: hits.append(time.time()), interval=0.01)
    poller.start()
    poller.stop()
    print(len(hits))


if __name__ == "__main__":
    main()
