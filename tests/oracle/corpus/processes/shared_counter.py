"""Count what all workers have done."""
import multiprocessing
from contextlib import contextmanager


class SharedCounter:
    def __init__(self, start=0):
        self._value = multiprocessing.Value("i", start)

    def add(self, amount=1):
        with self._value.get_lock():
            self._value.value += amount
        return self

    def __int__(self):
        return self._value.value


@contextmanager
def counted(counter):
    yield counter
    counter.add()


def main():
    counter = SharedCounter()
    for _ in range(3):
        with counted(counter):
            pass
    print(int(counter))


if __name__ == "__main__":
    main()
