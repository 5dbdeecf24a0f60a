import multiprocessing as mp


def work(n):
    return n + 1


def pmap(fn, items, processes=1):
    """Map in parallel, but do not bother for one process."""
    if processes <= 1:
        return [fn(i) for i in items]
    with mp.Pool(processes) as pool:
        return pool.map(fn, items)


print(pmap(work, range(5)))
print(pmap(work, range(5), processes=2))
