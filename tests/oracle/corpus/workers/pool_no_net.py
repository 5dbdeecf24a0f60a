from concurrent.futures import ThreadPoolExecutor


def resize(size):
    w, h = size
    return w // 2, h // 2


def resize_all(sizes):
    try:
        pool = ThreadPoolExecutor(max_workers=2)
        return list(pool.map(resize, sizes))
    except (OSError, ImportError):
        print("no threads here, doing it serially")
        return [resize(s) for s in sizes]


print(resize_all([(640, 480), (1920, 1080), (800, 600)]))
