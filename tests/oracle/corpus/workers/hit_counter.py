import threading
from collections import Counter

_lock = threading.Lock()
_hits = Counter()
_local = threading.local()


def current_request_id():
    if not hasattr(_local, "n"):
        _local.n = 0
    _local.n += 1
    return f"{threading.current_thread().name}-{_local.n}"


def hit(path):
    with _lock:
        _hits[path] += 1
    return current_request_id()


for p in ["/", "/about", "/", "/blog", "/"]:
    print(hit(p), p)

print(_hits.most_common(1))
