"""Runs jobs in threads where threads exist, inline otherwise."""
from concurrent.futures import Future, ThreadPoolExecutor


def submit(executor, fn, *args):
    try:
        return executor.submit(fn, *args)
    except RuntimeError:
        # can't start new thread
        fut = Future()
        try:
            fut.set_result(fn(*args))
        except Exception as exc:
            fut.set_exception(exc)
        return fut


def main():
    with ThreadPoolExecutor() as ex:
        futs = [submit(ex, pow, 2, n) for n in range(5)]
    print([f.result() for f in futs])


main()
