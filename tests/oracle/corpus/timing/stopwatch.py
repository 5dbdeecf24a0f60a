"""Stopwatch over several clocks."""
import time
from dataclasses import dataclass, field


CLOCKS = {
    name: getattr(time, name)
    for name in ("perf_counter", "process_time", "thread_time", "monotonic")
    if hasattr(time, name)
}


@dataclass
class Watch:
    started: dict = field(default_factory=dict)
    elapsed: dict = field(default_factory=dict)

    def __enter__(self):
        for name, clock in CLOCKS.items():
            try:
                self.started[name] = clock()
            except (OSError, RuntimeError):
                continue
        return self

    def __exit__(self, *exc):
        self.elapsed = {name: CLOCKS[name]() - since for name, since in self.started.items()}


def resolution(name):
    return time.get_clock_info(name).resolution


with Watch() as watch:
    time.sleep(0.01)
    sum(i * i for i in range(1000))
assert watch.elapsed["monotonic"] >= 0.005
print(sorted(watch.elapsed), resolution("monotonic") < 1)
