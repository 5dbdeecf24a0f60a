from concurrent.futures import ThreadPoolExecutor


def fetch(n):
    return n * n


def fetch_all(numbers, max_workers=4):
    with ThreadPoolExecutor(max_workers=max_workers) as pool:
        return list(pool.map(fetch, numbers))


if __name__ == "__main__":
    print(fetch_all([1, 2, 3]))
