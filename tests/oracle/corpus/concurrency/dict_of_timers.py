import threading


class Timeouts:
    def __init__(self):
        self.timers = {}

    def set(self, key, seconds, fn):
        self.clear(key)
        self.timers[key] = threading.Timer(seconds, fn)
        self.timers[key].start()

    def clear(self, key):
        timer = self.timers.pop(key, None)
        if timer is not None:
            timer.cancel()


t = Timeouts()
t.set("session", 60, lambda: print("expired"))
t.clear("session")
