import signal
import sys


class Stopper:
    stop = False

    def __init__(self):
        for sig in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sig, self._handle)

    def _handle(self, signum, frame):
        print("got", signal.Signals(signum).name, file=sys.stderr)
        self.stop = True


stopper = Stopper()
signal.raise_signal(signal.SIGTERM)
for n in range(3):
    if stopper.stop:
        break
print("stopped after", n)
