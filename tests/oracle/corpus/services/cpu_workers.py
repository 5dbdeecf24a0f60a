import multiprocessing
import os


def default_workers():
    """Like gunicorn: 2 * cores + 1."""
    return 2 * multiprocessing.cpu_count() + 1


def plan(tasks, workers=None):
    workers = workers or default_workers()
    chunks = [[] for _ in range(workers)]
    for i, task in enumerate(tasks):
        chunks[i % workers].append(task)
    return [c for c in chunks if c]


print(os.cpu_count(), len(plan(range(10))))
