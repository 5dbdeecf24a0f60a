from multiprocessing import Pool


def double(x):
    return x * 2


def map_maybe_parallel(func, data):
    try:
        with Pool(2) as p:
            return p.map(func, data)
    except (ImportError, OSError, NotImplementedError) as e:
        print("no pool here:", e)
    return list(map(func, data))


print(map_maybe_parallel(double, [1, 2, 3]))
