"""Executor for tests and debugging: runs at once, in the calling thread."""
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
import os


class InlineExecutor(Executor):
    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def get_executor(jobs):
    if jobs == 1 or "DEBUG_SERIAL" in os.environ:
        return InlineExecutor()
    return ThreadPoolExecutor(max_workers=jobs)


def process_all(paths, jobs=None):
    jobs = jobs or min(4, len(paths))
    with get_executor(jobs) as executor:
        futures = {executor.submit(str.upper, p): p for p in paths}
        return {futures[f]: f.result() for f in as_completed(futures)}


print(process_all(["readme.md"]))
os.environ["DEBUG_SERIAL"] = "1"
print(process_all(["a", "b", "c"]))
