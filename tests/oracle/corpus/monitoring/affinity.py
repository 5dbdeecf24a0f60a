"""How many workers make sense in this container?"""
import os


def processors():
    return len(os.sched_getaffinity(0))


class Plan:
    def __init__(self, jobs, count=processors):
        self.jobs = list(jobs)
        self.count = count

    def shares(self):
        workers = min(len(self.jobs), self.count())
        return [self.jobs[start::workers] for start in range(workers)]


print(sum(len(share) for share in Plan("abcdef").shares()))
