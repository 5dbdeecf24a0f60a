"""A bug report's `system` section."""
import locale
import os
import platform
import struct
import sys
import sysconfig


def attempt(func, *args, default="n/a"):
    try:
        return func(*args)
    except Exception as error:
        return f"{default} ({type(error).__name__})"


class Report(dict):
    def section(self, title):
        def add(func):
            self[title] = func()
            return func

        return add

    def __str__(self):
        return "\n".join(f"{t}: {v}" for t, v in self.items())


report = Report()


@report.section("python")
def python():
    return {
        "version": platform.python_version(),
        "bits": struct.calcsize("P") * 8,
        "implementation": platform.python_implementation(),
        "abi": sysconfig.get_config_var("SOABI"),
    }


@report.section("os")
def operating_system():
    return {
        "platform": platform.platform(),
        "machine": platform.machine(),
        "processor": platform.processor(),
        "uname": os.uname().sysname,
        "cpus": os.cpu_count(),
    }


@report.section("limits")
def limits():
    return {
        "load": attempt(lambda: os.getloadavg()),
        "user": attempt(lambda: os.getlogin()),
        "affinity": attempt(lambda: len(os.sched_getaffinity(0))),
        "memory": attempt(lambda: os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")),
    }


@report.section("encoding")
def encoding():
    return sys.getfilesystemencoding(), locale.getpreferredencoding(False)


print(report)
