import os
import time


class Metrics:
    def __init__(self):
        self.started = time.monotonic()
        self.samples = []

    def sample(self):
        load1, load5, load15 = os.getloadavg()
        self.samples.append({"load1": load1, "uptime": time.monotonic() - self.started})
        return self.samples[-1]


def gauge_lines(sample):
    for key, value in sample.items():
        yield f"app_{key} {value:.3f}"


metrics = Metrics()
print("\n".join(gauge_lines(metrics.sample())))
