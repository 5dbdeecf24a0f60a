"""`@delayed(0.01)` makes a function run later."""
import functools
import threading


class Handle:
    def __init__(self, timer):
        self.timer = timer
        timer.start()

    def cancel(self):
        self.timer.cancel()


def delayed(seconds, make_timer=threading.Timer):
    def decorate(func):
        @functools.wraps(func)
        def schedule(*args, **kwargs):
            return Handle(make_timer(seconds, func, args, kwargs))

        return schedule

    return decorate


@delayed(0.01)
def remind(who, *, about="lunch"):
    print(f"{who}: {about}")


handle = remind("ann", about="meeting")
handle.cancel()
