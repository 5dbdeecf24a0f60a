import multiprocessing


def f(d, k):
    d[k] = k * 2


def main():
    manager = multiprocessing.Manager()
    d = manager.dict()
    jobs = [multiprocessing.Process(target=f, args=(d, i)) for i in range(3)]
    for j in jobs:
        j.start()
    for j in jobs:
        j.join()
    print(dict(d))


main()
