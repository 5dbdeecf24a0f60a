import _thread
import time


class Background:
    spawn = staticmethod(_thread.start_new_thread)

    def __init__(self):
        self.done = _thread.allocate_lock()
        self.done.acquire()
        self.value = None

    def run(self, func, *args):
        def body():
            self.value = func(*args)
            self.done.release()

        self.spawn(body, ())
        return self

    def wait(self, pause=0.001):
        while self.done.locked():
            time.sleep(pause)
        return self.value


print(Background().run(divmod, 17, 5).wait())
