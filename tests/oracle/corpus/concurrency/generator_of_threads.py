import threading


def make_workers(n, fn):
    for i in range(n):
        yield threading.Thread(target=fn, name=f"worker-{i}")


def run_all(fn, n=3):
    running = []
    for worker in make_workers(n, fn):
        worker.start()
        running.append(worker)
    for worker in running:
        worker.join()


run_all(lambda: None)
