import contextlib
import threading


def warm_up(cache):
    for key in ("users", "orders"):
        cache[key] = []


def start_warm_up(cache):
    # thread creation may fail on constrained systems
    with contextlib.suppress(OSError, ImportError):
        worker = threading.Thread(target=warm_up, args=(cache,), daemon=True)
        worker.start()
        return worker
    return None


print(start_warm_up({}))
