import multiprocessing
import math


def chunked(seq, size):
    for i in range(0, len(seq), size):
        yield seq[i:i + size]


rows = list(range(1000))
workers = multiprocessing.cpu_count()
size = math.ceil(len(rows) / max(workers, 4))

sums = [sum(c) for c in chunked(rows, size)]
print(multiprocessing.current_process().name, len(sums), sum(sums))
