from multiprocessing import Process, Queue


def square(inbox, outbox):
    for n in iter(inbox.get, None):
        outbox.put(n * n)


class Pipeline:
    def __init__(self):
        self.inbox, self.outbox = Queue(), Queue()
        self.process = Process(target=square, args=(self.inbox, self.outbox))

    def run(self, numbers):
        self.process.start()
        for n in numbers:
            self.inbox.put(n)
        self.inbox.put(None)
        self.process.join()


Pipeline().run([1, 2, 3])
