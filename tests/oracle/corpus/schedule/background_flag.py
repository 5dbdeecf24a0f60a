"""The same agenda, but in the background as production wants it."""
import queue
import threading


class Worker(threading.Thread):
    def __init__(self, jobs):
        super().__init__(name="worker", daemon=True)
        self.jobs = jobs
        self.results = []

    def run(self):
        while (job := self.jobs.get()) is not None:
            self.results.append(job())


class Agenda:
    worker_class = Worker

    def __init__(self, background=True):
        self.jobs = queue.Queue()
        self.worker = self.worker_class(self.jobs)
        self.background = background

    def submit(self, job):
        self.jobs.put(job)

    def finish(self):
        self.jobs.put(None)
        if self.background:
            self.worker.start()
            self.worker.join()
        else:
            self.worker.run()
        return self.worker.results


agenda = Agenda()
for number in range(3):
    agenda.submit(lambda number=number: number * 10)
print(agenda.finish())
