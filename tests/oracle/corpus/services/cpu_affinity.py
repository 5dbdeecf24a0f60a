import os


def available_cpus():
    """CPUs this process may use (respects taskset and cgroups)."""
    return len(os.sched_getaffinity(0))


class Settings:
    def __init__(self, **overrides):
        self.workers = overrides.get("workers", available_cpus())
        self.queue_size = overrides.get("queue_size", self.workers * 4)


settings = Settings(queue_size=16)
print(settings.workers, settings.queue_size)
