import signal


class Timeout:
    """Raise TimeoutError when the block takes too long (UNIX only)."""

    def __init__(self, seconds):
        self.seconds = seconds

    def _handle(self, signum, frame):
        raise TimeoutError(self.seconds)

    def __enter__(self):
        self.old = signal.signal(signal.SIGALRM, self._handle)
        signal.alarm(self.seconds)

    def __exit__(self, *exc):
        signal.alarm(0)
        signal.signal(signal.SIGALRM, self.old)


with Timeout(5):
    print(sum(range(1000)))
