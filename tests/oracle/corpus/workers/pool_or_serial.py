"""Use threads if there are any, otherwise go one by one."""
from concurrent.futures import ThreadPoolExecutor


def square(x):
    return x * x


def run_all(func, items):
    try:
        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(func, items))
    except RuntimeError:
        # can't start new thread
        return [func(i) for i in items]


print(run_all(square, range(10)))
