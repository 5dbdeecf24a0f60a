import functools
import secrets

PRIME = 2 ** 127 - 1


def eval_at(poly, x):
    return functools.reduce(lambda acc, c: (acc * x + c) % PRIME, reversed(poly), 0)


def split(secret, need, shares):
    poly = [secret] + [secrets.randbelow(PRIME) for _ in range(need - 1)]
    return [(i, eval_at(poly, i)) for i in range(1, shares + 1)]


def join(points):
    total = 0
    for i, (xi, yi) in enumerate(points):
        num = den = 1
        for j, (xj, _) in enumerate(points):
            if i != j:
                num = num * -xj % PRIME
                den = den * (xi - xj) % PRIME
        total += yi * num * pow(den, -1, PRIME)
    return total % PRIME


assert join(split(1234, 3, 5)[:3]) == 1234
