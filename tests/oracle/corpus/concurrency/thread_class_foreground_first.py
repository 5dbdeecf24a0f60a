import threading


class Task(threading.Thread):
    """A thread that can also be run in the foreground."""

    def __init__(self, fn, *args):
        threading.Thread.__init__(self)
        self.fn = fn
        self.args = args
        self.result = None

    def run(self):
        self.result = self.fn(*self.args)


def execute(task, background=False):
    if background:
        task.start()
    else:
        task.run()
    return task


task = execute(Task(max, 3, 9, 4))
print(task.result)
task = execute(Task(min, 3, 9, 4), background=True)
task.join()
