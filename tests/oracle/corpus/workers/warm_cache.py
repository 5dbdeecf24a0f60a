import contextlib
import threading

cache = {}


def warm():
    for key in ("en", "de", "fr"):
        cache[key] = {"hello": key}


# warming up is nice to have
with contextlib.suppress(RuntimeError):
    threading.Thread(target=warm, name="warmup", daemon=True).start()

if "en" not in cache:
    cache["en"] = {"hello": "en"}
print(cache["en"])
