import queue
import threading

jobs = queue.Queue()
results = []


def worker():
    while True:
        job = jobs.get()
        if job is None:
            break
        results.append(job ** 2)
        jobs.task_done()


def run(n_workers=3):
    workers = [threading.Thread(target=worker, name=f"worker-{i}") for i in range(n_workers)]
    for w in workers:
        w.start()
    for n in range(10):
        jobs.put(n)
    for _ in workers:
        jobs.put(None)
    for w in workers:
        w.join()
    return sorted(results)


print(run())
