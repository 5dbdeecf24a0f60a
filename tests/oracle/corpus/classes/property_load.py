import os
import sys


class SystemInfo:
    """Facts about the machine; missing ones are None."""

    @property
    def load(self):
        try:
            return os.getloadavg()[0]
        except (AttributeError, OSError):
            return None

    @property
    def cpus(self):
        return getattr(os, "process_cpu_count", os.cpu_count)()

    @property
    def terminal(self):
        try:
            return os.ttyname(sys.stdout.fileno())
        except Exception:
            return None

    def as_dict(self):
        names = [n for n, v in vars(type(self)).items() if isinstance(v, property)]
        return {name: getattr(self, name) for name in names}


print(sorted(SystemInfo().as_dict()))
