import sys
from concurrent.futures import ProcessPoolExecutor


def slow_sum(n):
    return sum(i * i for i in range(n))


def compute(ns):
    if sys.platform in ("emscripten", "wasi"):
        return [slow_sum(n) for n in ns]
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(slow_sum, ns))


if __name__ == "__main__":
    print(compute([10, 1000, 5000]))
