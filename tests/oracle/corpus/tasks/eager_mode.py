"""A task queue that tests run eagerly."""
import functools
import os
import threading
from collections import deque

EAGER = os.environ.get("TASKS_EAGER", "1") == "1"


class Queue:
    def __init__(self, eager=EAGER):
        self.eager = eager
        self.waiting = deque()
        self.tasks = {}

    def task(self, func=None, *, name=None):
        if func is None:
            return functools.partial(self.task, name=name)
        self.tasks[name or func.__name__] = func
        func.delay = functools.partial(self.delay, name or func.__name__)
        return func

    def delay(self, name, *args, **kwargs):
        if self.eager:
            return self.tasks[name](*args, **kwargs)
        self.waiting.append((name, args, kwargs))
        thread = threading.Thread(target=self.work)
        thread.start()
        return thread

    def work(self):
        while self.waiting:
            name, args, kwargs = self.waiting.popleft()
            self.tasks[name](*args, **kwargs)


queue = Queue()


@queue.task
def add(a, b):
    return a + b


@queue.task(name="mail.send")
def send_mail(to, *, subject="Hi"):
    return f"{subject} -> {to}"


print(add.delay(1, 2), send_mail.delay("ann", subject="News"))
