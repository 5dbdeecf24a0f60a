from concurrent.futures import Executor, Future


class SyncExecutor(Executor):
    """Runs everything at once; for tests."""

    def submit(self, fn, /, *args, **kwargs):
        f = Future()
        try:
            f.set_result(fn(*args, **kwargs))
        except BaseException as e:
            f.set_exception(e)
        return f


with SyncExecutor() as ex:
    print(list(ex.map(lambda x: x * 2, [1, 2, 3])))
    print(ex.submit(divmod, 7, 2).result())
