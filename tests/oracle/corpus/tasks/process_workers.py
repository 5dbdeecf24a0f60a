import multiprocessing
import os


def square(inbox, outbox):
    for number in iter(inbox.get, None):
        outbox.put((os.getpid(), number * number))


class Farm:
    def __init__(self, target, size=2):
        self.inbox = multiprocessing.Queue()
        self.outbox = multiprocessing.Queue()
        self.workers = [
            multiprocessing.Process(target=target, args=(self.inbox, self.outbox)) for _ in range(size)
        ]

    def run(self, items):
        for worker in self.workers:
            worker.start()
        for item in items:
            self.inbox.put(item)
        for _ in self.workers:
            self.inbox.put(None)
        results = [self.outbox.get() for _ in items]
        for worker in self.workers:
            worker.join()
        return results


if __name__ == "__main__":
    answers = Farm(square).run([1, 2, 3])
    print(sorted(answer for _, answer in answers))
