from concurrent.futures import ThreadPoolExecutor
from itertools import islice


def batched(iterable, n):
    it = iter(iterable)
    while chunk := list(islice(it, n)):
        yield chunk


def parallel(fn, items, batch=2):
    """Lazily map in batches."""
    with ThreadPoolExecutor(batch) as tpe:
        for chunk in batched(items, batch):
            yield from tpe.map(fn, chunk)


for value in parallel(str.upper, ["a", "b", "c"]):
    print(value)
