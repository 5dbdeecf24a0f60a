"""Write metrics for the node exporter's textfile collector."""
import gc
import os
import platform
import threading
import time
from contextlib import contextmanager


class Gauge:
    def __init__(self, name, function=None):
        self.name, self._value, self._function = name, 0.0, function

    def set(self, value):
        self._value = float(value)

    @property
    def value(self):
        return self._function() if self._function else self._value

    @contextmanager
    def track(self):
        start = time.perf_counter()
        yield
        self.set(time.perf_counter() - start)


class ProcessCollector:
    def __init__(self, proc="/proc"):
        self._stat = os.path.join(proc, "self", "stat")

    def collect(self):
        try:
            with open(self._stat, "rb") as stat:
                parts = stat.read().split(b")")[-1].split()
            return {"process_start_ticks": float(parts[19])}
        except OSError:
            return {}


def write(path, gauges, *collectors):
    lines = [f"{g.name} {g.value:.6g}" for g in gauges]
    lines += [f"{k} {v:g}" for c in collectors for k, v in c.collect().items()]
    temporary = f"{path}.{os.getpid()}.{threading.get_ident()}"
    with open(temporary, "w") as file:
        file.write("\n".join(lines) + "\n")
    os.rename(temporary, path)
    return lines


duration = Gauge("job_seconds")
with duration.track():
    gc.collect()
threads = Gauge("threads", threading.active_count)
lines = write("job.prom", [duration, threads], ProcessCollector())
print(platform.python_implementation(), lines[1])
