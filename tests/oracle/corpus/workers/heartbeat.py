import threading
import time


class Heartbeat:
    def __init__(self, interval, callback):
        self.interval = interval
        self.callback = callback
        self._timer = None

    def _tick(self):
        self.callback()

    def begin(self):
        self._timer = threading.Timer(self.interval, self._tick)
        self._timer.daemon = True
        self._timer.start()

    def stop(self):
        if self._timer is not None:
            self._timer.cancel()


beats = []
hb = Heartbeat(0.05, lambda: beats.append(time.time()))
hb.begin()
time.sleep(0.2)
hb.stop()
print(f"{len(beats)} heartbeat(s)")
