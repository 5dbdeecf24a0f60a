import threading

N = 2
barrier = threading.Barrier(N, timeout=1)
results = []


def runner(i):
    results.append(i)
    barrier.wait()


def main():
    threads = []
    for i in range(N):
        th = threading.Thread(target=runner, args=(i,))
        threads.append(th)
        th.start()
    [th.join() for th in threads]
    print(results)


main()
