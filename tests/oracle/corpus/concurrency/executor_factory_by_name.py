import concurrent.futures as cf

EXECUTORS = {
    "thread": cf.ThreadPoolExecutor,
    "process": cf.ProcessPoolExecutor,
}


def get_executor(kind="thread", workers=2):
    return EXECUTORS[kind](max_workers=workers)


def total(n):
    return sum(range(n))


def main():
    with get_executor() as ex:
        f = ex.submit(total, 10)
    print(f.result())


main()
