import multiprocessing


class Job:
    """Everything about a job; whoever wants to can start its process."""

    def __init__(self, numbers):
        self.numbers = numbers
        self.process = multiprocessing.Process(target=self.work, name="job")

    def work(self):
        return sum(self.numbers)

    def execute(self):
        if self.process.is_alive():
            raise RuntimeError("already running")
        return self.work()


job = Job(range(10))
print(job.execute(), job.process.name)
