from threading import Thread
import queue


class Worker(Thread):
    def __init__(self, jobs, results):
        super().__init__(daemon=True)
        self.jobs = jobs
        self.results = results

    def run(self):
        while True:
            job = self.jobs.get()
            if job is None:
                break
            self.results.append(job ** 2)


def process(numbers):
    jobs = queue.Queue()
    results = []
    workers = [Worker(jobs, results) for _ in range(2)]
    for w in workers:
        w.start()
    for n in numbers:
        jobs.put(n)
    for _ in workers:
        jobs.put(None)
    for w in workers:
        w.join()
    return sorted(results)


print(process(range(10)))
