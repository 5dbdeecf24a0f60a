import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def pick():
    """Processes where they are cheap."""
    if os.name == "posix":
        return ProcessPoolExecutor
    return ThreadPoolExecutor


def cube(x):
    return x ** 3


def main():
    Executor = pick()
    with Executor(2) as ex:
        print(list(ex.map(cube, range(3))))


main()
