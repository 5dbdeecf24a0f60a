from threading import Timer


class Repeater:
    """Call a function again and again until stopped."""

    def __init__(self, interval, func, *args):
        self.interval = interval
        self.func = func
        self.args = args
        self._timer = None

    def _run(self):
        self.func(*self.args)
        self._schedule()

    def _schedule(self):
        self._timer = Timer(self.interval, self._run)
        self._timer.daemon = True
        self._timer.start()

    def __enter__(self):
        self._schedule()
        return self

    def __exit__(self, *exc):
        if self._timer is not None:
            self._timer.cancel()


beats = []
with Repeater(0.01, beats.append, "beat"):
    total = sum(number**2 for number in range(10_000))
print(total)
