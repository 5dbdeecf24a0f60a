import functools
import threading


def threaded(fn=None, *, daemon=True):
    """@threaded or @threaded(daemon=False): the call returns the running thread."""
    if fn is None:
        return functools.partial(threaded, daemon=daemon)

    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        t = threading.Thread(target=fn, args=args, kwargs=kwargs, daemon=daemon)
        t.start()
        return t

    return wrapper


@threaded(daemon=False)
def compute(out, n):
    out.append(n * 2)


out = []
compute(out, 21).join()
print(out)
