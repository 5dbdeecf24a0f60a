from concurrent.futures import ThreadPoolExecutor, TimeoutError

_pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="timeout")


def call_with_timeout(func, *args, timeout=1.0, default=None, **kwargs):
    future = _pool.submit(func, *args, **kwargs)
    try:
        return future.result(timeout)
    except TimeoutError:
        future.cancel()
        return default


class Inventory:
    def __init__(self, items):
        self.items = dict(items)

    def lookup(self, name):
        return self.items[name]

    def lookup_quickly(self, name):
        return call_with_timeout(self.lookup, name, timeout=0.5, default=0)


stock = Inventory([("lamp", 3), ("chair", 9)])
print(stock.lookup_quickly("chair"))
