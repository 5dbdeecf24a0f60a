import math
from concurrent.futures import ProcessPoolExecutor

PRIMES = [112272535095293, 115280095190773]


def is_prime(n):
    if n % 2 == 0:
        return False
    for i in range(3, min(int(math.sqrt(n)), 1000), 2):
        if n % i == 0:
            return False
    return True


def main():
    with ProcessPoolExecutor() as executor:
        for number, prime in zip(PRIMES, executor.map(is_prime, PRIMES)):
            print("%d is prime: %s" % (number, prime))


if __name__ == "__main__":
    main()
