"""A tiny job queue. Jobs are executed in the caller when workers=0."""
import queue
import threading


class JobQueue:
    def __init__(self, workers=0):
        self.q = queue.Queue()
        self.workers = workers
        self.done = []

    def submit(self, fn, *args):
        self.q.put((fn, args))

    def _drain(self):
        while True:
            try:
                fn, args = self.q.get_nowait()
            except queue.Empty:
                return
            self.done.append(fn(*args))

    def run(self):
        if not self.workers:
            self._drain()
            return self.done
        threads = [threading.Thread(target=self._drain) for _ in range(self.workers)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        return self.done


jq = JobQueue()
for n in range(5):
    jq.submit(pow, n, 2)
print(jq.run())

parallel = JobQueue(workers=2)
parallel.submit(pow, 2, 10)
print(parallel.run())
