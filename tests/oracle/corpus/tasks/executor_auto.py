"""Pick an executor by how heavy the work is."""
from concurrent import futures


def make_executor(heavy, workers=2):
    if heavy:
        return futures.ProcessPoolExecutor(workers)
    return futures.ThreadPoolExecutor(workers)


class Batch:
    def __init__(self, func, heavy=False):
        self.func = func
        self.heavy = heavy

    def __call__(self, items):
        executor = make_executor(self.heavy)
        with executor:
            pending = {executor.submit(self.func, item): item for item in items}
            return {pending[done]: done.result() for done in futures.as_completed(pending)}


def digits(number):
    return len(str(2**number))


if __name__ == "__main__":
    print(sorted(Batch(digits, heavy=True)([10, 100, 1000]).items()))
