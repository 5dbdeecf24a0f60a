from multiprocessing import Lock, Value


class SharedCounter:
    def __init__(self, initial=0):
        self.val = Value("i", initial)
        self.lock = Lock()

    def increment(self):
        with self.lock:
            self.val.value += 1


c = SharedCounter()
c.increment()
print(c.val.value)
