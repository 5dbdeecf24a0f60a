from multiprocessing import Pool
import math


def is_prime(n):
    if n < 2:
        return False
    for d in range(2, math.isqrt(n) + 1):
        if n % d == 0:
            return False
    return True


if __name__ == "__main__":
    numbers = range(100, 150)
    with Pool(processes=2) as pool:
        flags = pool.map(is_prime, numbers)
    print([n for n, f in zip(numbers, flags) if f])
