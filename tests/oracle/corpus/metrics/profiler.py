"""Sampling profiler: the interval timer interrupts, the handler looks at the frame."""
import collections
import signal
import time


class Sampler:
    def __init__(self, interval=0.001):
        self.interval = interval
        self.counts = collections.Counter()

    def _sample(self, signum, frame):
        stack = []
        while frame is not None:
            stack.append(frame.f_code.co_name)
            frame = frame.f_back
        self.counts[";".join(reversed(stack))] += 1

    def start(self):
        try:
            signal.signal(signal.SIGVTALRM, self._sample)
        except ValueError:
            raise ValueError("can only sample on the main thread") from None
        signal.setitimer(signal.ITIMER_VIRTUAL, self.interval, self.interval)

    def stop(self):
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()


def work(until):
    n = 0
    while time.process_time() < until:
        n += 1
    return n


if __name__ == "__main__":
    with Sampler() as sampler:
        work(time.process_time() + 0.05)
    print(sampler.counts.most_common(2))
