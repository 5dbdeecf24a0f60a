from threading import *
from queue import Queue


class Crawler:
    def __init__(self, seeds):
        self.todo = Queue()
        for seed in seeds:
            self.todo.put(seed)
        self.seen = set()
        self.lock = Lock()

    def work(self):
        while not self.todo.empty():
            url = self.todo.get()
            with self.lock:
                self.seen.add(url)

    def crawl(self, n=2):
        threads = [Thread(target=self.work) for _ in range(n)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        return self.seen


print(Crawler(["/", "/about"]).crawl())
