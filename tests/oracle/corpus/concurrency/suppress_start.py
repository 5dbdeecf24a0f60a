import contextlib
import threading


def prefetch(cache):
    cache["ready"] = True


cache = {}
with contextlib.suppress(RuntimeError):
    threading.Thread(target=prefetch, args=(cache,)).start()

if not cache.get("ready"):
    prefetch(cache)
print(cache)
