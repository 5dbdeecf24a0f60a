import sched
import threading
import time

scheduler = sched.scheduler(time.monotonic, time.sleep)
fired = []


def repeat(n):
    fired.append(n)
    if n:
        scheduler.enter(0.001, 1, repeat, (n - 1,))


def main(background=True):
    scheduler.enter(0, 1, repeat, (3,))
    runner = threading.Thread(target=scheduler.run) if background else None
    if runner:
        runner.start()
        runner.join()
    else:
        scheduler.run()
    print(fired)


main()
