import threading

jobs = {"mail": lambda: "sent", "cleanup": lambda: "cleaned"}
results = {}


def start(name):
    def target():
        results[name] = jobs[name]()

    if hasattr(threading, "Thread"):
        t = threading.Thread(target=target, name=name)
        t.start()
        t.join()
    else:
        target()


for job in jobs:
    start(job)
print(results)
