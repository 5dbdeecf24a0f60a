import os


def available_cpus():
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        # macOS, Windows
        return os.cpu_count() or 1


class Settings:
    def __init__(self, **overrides):
        self.workers = overrides.get("workers", available_cpus())


print(Settings().workers)
