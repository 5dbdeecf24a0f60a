"""Values for /metrics in the Prometheus text format."""
import gc
import sys
import time

try:
    import resource
except ImportError:  # Windows
    resource = None

STARTED = time.time()
COLLECTORS = []


def collector(func):
    COLLECTORS.append(func)
    return func


@collector
def uptime():
    yield "process_uptime_seconds", time.time() - STARTED


@collector
def garbage():
    for generation, stats in enumerate(gc.get_stats()):
        yield f'python_gc_collections_total{{generation="{generation}"}}', stats["collections"]


@collector
def memory():
    if resource is None:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    scale = 1 if sys.platform == "darwin" else 1024
    yield "process_max_resident_bytes", usage.ru_maxrss * scale


def render():
    return "".join(f"{name} {value}\n" for each in COLLECTORS for name, value in each())


print(render())
