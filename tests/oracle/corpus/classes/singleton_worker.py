import queue
from threading import Lock, Thread


class Worker:
    _instance = None
    _guard = Lock()

    def __new__(cls):
        if cls._instance is None:
            with cls._guard:
                if cls._instance is None:
                    instance = super().__new__(cls)
                    instance.queue = queue.Queue()
                    instance.thread = Thread(target=instance._loop, daemon=True)
                    instance.thread.start()
                    cls._instance = instance
        return cls._instance

    def _loop(self):
        while (job := self.queue.get()) is not None:
            job()


def enqueue(job):
    Worker().queue.put(job)


enqueue(lambda: print("hello"))
enqueue(None)
