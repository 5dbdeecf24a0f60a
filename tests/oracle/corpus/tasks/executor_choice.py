"""An executor for every occasion, chosen by name."""
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor


class SerialExecutor(Executor):
    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


EXECUTORS = {"serial": SerialExecutor, "threads": ThreadPoolExecutor, "processes": ProcessPoolExecutor}


def run_all(jobs, kind="serial"):
    with EXECUTORS[kind]() as executor:
        futures = [executor.submit(func, *args) for func, *args in jobs]
    return [future.result() for future in futures]


print(run_all([(pow, 2, 10), (max, 3, 9), (str.upper, "done")]))
