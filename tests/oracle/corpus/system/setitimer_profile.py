import signal
import collections

samples = collections.Counter()


def sample(signum, frame):
    samples[frame.f_code.co_name] += 1


def profile(fn, interval=0.01):
    signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, interval, interval)
    try:
        return fn()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


print(profile(lambda: sum(range(10))))
