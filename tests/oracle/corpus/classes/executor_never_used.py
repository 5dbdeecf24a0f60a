from concurrent.futures import ThreadPoolExecutor
import threading


class Mailer:
    """Sends mail. The pool is left over from the time when that was slow."""

    pool = ThreadPoolExecutor(1)

    def __init__(self):
        self.lock = threading.Lock()
        self.outbox = []

    def add(self, mail):
        with self.lock:
            self.outbox.append(mail)

    def flush(self):
        batch, self.outbox = self.outbox, []
        return [len(mail) for mail in batch]


mailer = Mailer()
mailer.add("hello")
print(mailer.flush())
Mailer.pool.shutdown()
