"""A critical section during which the terminal cannot interrupt us."""
import signal
from contextlib import contextmanager


@contextmanager
def masked(*numbers):
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield before
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


ledger = []
with masked(signal.SIGINT, signal.SIGTERM):
    ledger += [("debit", 5), ("credit", 5)]
print(ledger)
