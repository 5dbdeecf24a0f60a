from threading import Thread
from types import MethodType

JOIN_TIMEOUT = 2


def download(name, into):
    into[name] = len(name)


def all_threads(target, names):
    into = {}
    return into, [Thread(target=target, args=(name, into)) for name in names]


def finish(threads):
    for begin in (MethodType(Thread.start, thread) for thread in threads):
        begin()
    for thread in threads:
        thread.join(JOIN_TIMEOUT)


results, threads = all_threads(download, ["a", "bb"])
finish(threads)
print(results)
