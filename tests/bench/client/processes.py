"""What a process and those that it started use."""

from __future__ import annotations

import contextlib
import sys
import time

import psutil


class Processes:
    """A server's process and its helpers."""

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._used: dict[int, float] = {}

    def cpu_s(self) -> float:
        """CPU seconds of all of them so far; of those that have ended, what was last known."""
        for process in self._all():
            self._used[process.pid] = max(_cpu_s(process), self._used.get(process.pid, 0.0))
        return sum(self._used.values())

    def memory_mb(self) -> tuple[float, float]:
        """Resident memory in millions of bytes: the process's own, and with its helpers."""
        sizes = []
        for process in self._all():
            with contextlib.suppress(psutil.Error):
                sizes.append(process.memory_info().rss / 1e6)
        return (sizes[0], sum(sizes)) if sizes else (0.0, 0.0)

    def kill(self) -> None:
        """End what did not end by itself."""
        with contextlib.suppress(psutil.Error):
            for process in self._all():
                with contextlib.suppress(psutil.Error):
                    process.kill()

    def _all(self) -> list[psutil.Process]:
        try:
            return [self._root, *self._root.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []


def _cpu_s(process: psutil.Process) -> float:
    if sys.platform == "linux":
        # psutil tells hundredths of a second, which is many keys. The clock of another process
        # has nanoseconds; how its number is made of the process's is `clock_getcpuclockid(3)`'s.
        with contextlib.suppress(OSError):
            return time.clock_gettime((~process.pid << 3) | 2)
    with contextlib.suppress(psutil.Error):
        times = process.cpu_times()
        return float(times.user + times.system)
    return 0.0
