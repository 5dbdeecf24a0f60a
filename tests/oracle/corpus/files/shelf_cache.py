import os
import shelve
import tempfile


def cached(shelf, key, compute):
    if key not in shelf:
        shelf[key] = compute()
    return shelf[key]


with shelve.open(os.path.join(tempfile.mkdtemp(), "cache")) as shelf:
    print(cached(shelf, "answer", lambda: 6 * 7))
    print(cached(shelf, "answer", lambda: 0))
