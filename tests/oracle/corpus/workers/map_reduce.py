"""Count words over many files, in processes if it pays."""
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from operator import add
import os


def count(text):
    return Counter(text.split())


class Pipeline:
    executor_class = ProcessPoolExecutor
    threshold = 3

    def __init__(self, mapper, reducer=add):
        self.mapper, self.reducer = mapper, reducer

    def _mapped(self, items):
        if len(items) < self.threshold:
            return list(map(self.mapper, items))
        with self.executor_class(os.cpu_count() or 1) as pool:
            return list(pool.map(self.mapper, items, chunksize=2))

    def __call__(self, items):
        return reduce(self.reducer, self._mapped(list(items)))


def main():
    words = Pipeline(count)
    print(words(["a b a", "b"]).most_common(1))
    print(words(["x y", "y", "z z", "y"]).most_common(1))


if __name__ == "__main__":
    main()
