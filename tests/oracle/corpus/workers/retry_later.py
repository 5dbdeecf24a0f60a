import threading


def make_scheduler(delay):
    pending = []

    def schedule(func, *args):
        timer = threading.Timer(delay, func, args)
        pending.append(timer)
        timer.start()

    def wait():
        for t in pending:
            t.join()

    return schedule, wait


schedule, wait = make_scheduler(0.01)
results = []
schedule(results.append, "first")
schedule(results.append, "second")
wait()
print(sorted(results))
