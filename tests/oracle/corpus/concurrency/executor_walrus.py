import concurrent.futures
import os


def total_size(paths):
    if (workers := min(4, len(paths))) < 1:
        return 0
    with concurrent.futures.ThreadPoolExecutor(workers) as ex:
        sizes = [f.result() for f in [ex.submit(os.path.getsize, p) for p in paths]]
    return sum(sizes)


print(total_size([]))
print(total_size(["/tmp", "/"]))
