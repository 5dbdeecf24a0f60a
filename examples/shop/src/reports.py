"""The daily report, in the shop's own time zone."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from zoneinfo import ZoneInfo

import store

try:
    import resource
except ImportError:  # not on Workers: then memory is not part of the report
    resource = None


def daily(orders):
    with ThreadPoolExecutor(max_workers=4) as pool:
        totals = list(pool.map(store.total, orders))
    lines = [f"{datetime.now(ZoneInfo('Europe/Lisbon')):%d %B}: {sum(totals)} EUR"]
    if resource is not None:
        lines.append(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss} kB")
    return "\n".join([*lines, revision()])


def revision():
    run = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True)
    return run.stdout.strip()
