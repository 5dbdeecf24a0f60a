import concurrent.futures
import time


class TracedExecutor(concurrent.futures.ThreadPoolExecutor):
    """Measures how long tasks wait in the queue."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.waits = []

    def submit(self, fn, *args, **kwargs):
        queued = time.perf_counter()

        def traced():
            self.waits.append(time.perf_counter() - queued)
            return fn(*args, **kwargs)

        return super().submit(traced)


executor = TracedExecutor(2)
print(executor.submit(len, "abc").result())
executor.shutdown()
