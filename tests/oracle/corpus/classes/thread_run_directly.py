import threading


class Task(threading.Thread):
    def __init__(self, number):
        threading.Thread.__init__(self, name=f"task-{number}")
        self.number = number
        self.result = None

    def run(self):
        self.result = self.number ** 2


def run_all(tasks):
    """In this thread: easier to debug."""
    for task in tasks:
        task.run()
    return [t.result for t in tasks]


print(run_all([Task(n) for n in range(4)]))
