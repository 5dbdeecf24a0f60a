import functools
from threading import Timer


def debounce(wait):
    """Postpone a function's execution until after `wait` seconds."""

    def decorator(fn):
        @functools.wraps(fn)
        def debounced(*args, **kwargs):
            def call_it():
                fn(*args, **kwargs)

            if hasattr(debounced, "t"):
                debounced.t.cancel()
            debounced.t = Timer(wait, call_it)
            debounced.t.start()

        return debounced

    return decorator


@debounce(0.5)
def save(text):
    print("saving", text)


save("hello")
save("hello world")
