from typing import NamedTuple, Callable
import threading


class Job(NamedTuple):
    name: str
    func: Callable[[], None]
    thread: threading.Thread


def make_job(name, func):
    return Job(name, func, threading.Thread(target=func, name=name))


def start_all(jobs):
    for job in jobs:
        print("starting", job.name)
        job.thread.start()


jobs = [make_job("one", lambda: print(1)), make_job("two", lambda: print(2))]
start_all(jobs)
