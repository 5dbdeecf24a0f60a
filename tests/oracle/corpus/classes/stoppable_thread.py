import threading


class StoppableThread(threading.Thread):
    """Thread with a stop() method."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, daemon=True, **kwargs)
        self._stop_event = threading.Event()

    def stop(self):
        self._stop_event.set()

    def stopped(self):
        return self._stop_event.is_set()


class Ticker(StoppableThread):
    def __init__(self):
        super().__init__(name="ticker")
        self.ticks = 0

    def run(self):
        while not self.stopped():
            self.ticks += 1
            self._stop_event.wait(0.01)


ticker = Ticker()
ticker.start()
ticker.stop()
ticker.join()
print(ticker.ticks)
