import multiprocessing as mp
from itertools import product


def cell(x, y):
    return x * y


def table(n, processes=None):
    with mp.Pool(processes) as pool:
        values = pool.starmap(cell, product(range(n), repeat=2))
    return [values[i * n:(i + 1) * n] for i in range(n)]


def main():
    for row in table(3):
        print(row)


main()
