"""Run tasks serially or in a pool, depending on the settings."""
from concurrent.futures import Executor, Future, ThreadPoolExecutor


class SerialExecutor(Executor):
    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as exc:
            future.set_exception(exc)
        return future


SETTINGS = {"workers": 1}


def get_executor():
    if SETTINGS["workers"] > 1:
        return ThreadPoolExecutor(SETTINGS["workers"])
    return SerialExecutor()


with get_executor() as pool:
    futures = [pool.submit(divmod, n, 3) for n in range(5)]
    print([f.result() for f in futures])
    print(list(pool.map(str.upper, ["a", "b"])))
