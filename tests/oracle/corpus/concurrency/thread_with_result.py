import threading


class ThreadWithResult(threading.Thread):
    _result = _exc = None

    def run(self):
        try:
            self._result = self._target(*self._args, **self._kwargs)
        except BaseException as e:
            self._exc = e

    def result(self, timeout=None):
        self.join(timeout)
        if self._exc:
            raise self._exc
        return self._result

    @classmethod
    def launch(cls, fn, *args):
        self = cls(target=fn, args=args)
        self.start()
        return self


print(ThreadWithResult.launch(divmod, 17, 5).result())
