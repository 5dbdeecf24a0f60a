import signal
import time
from contextlib import contextmanager


class TimeoutException(Exception):
    pass


@contextmanager
def time_limit(seconds):
    def signal_handler(signum, frame):
        raise TimeoutException("Timed out!")

    signal.signal(signal.SIGALRM, signal_handler)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def long_function_call(n):
    time.sleep(0.001)
    return sum(i * i for i in range(n))


try:
    with time_limit(10):
        print(long_function_call(1000))
except TimeoutException:
    print("Timed out!")
