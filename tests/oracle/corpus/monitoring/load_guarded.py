import os
import shutil


def probes():
    found = {}
    if hasattr(os, "getloadavg"):
        try:
            found["load"] = os.getloadavg()[0]
        except OSError:
            pass
    if callable(affinity := getattr(os, "sched_getaffinity", None)):
        found["processors"] = len(affinity(0))
    else:
        found["processors"] = os.cpu_count()
    try:
        found["disk"] = shutil.disk_usage("/").percent
    except AttributeError:
        usage = shutil.disk_usage("/")
        found["disk"] = round(100 * usage.used / (usage.total or 1))
    return found


print(sorted(probes()))
