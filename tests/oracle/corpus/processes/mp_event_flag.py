import multiprocessing as mp


class Job:
    def __init__(self):
        self.cancelled = mp.Event()

    def cancel(self):
        self.cancelled.set()


job = Job()
job.cancel()
print(job.cancelled.is_set())
