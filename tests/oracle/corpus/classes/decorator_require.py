import functools
import importlib.util


def requires(*modules):
    """Skips the function where a module is missing, as test frameworks do."""
    missing = [m for m in modules if importlib.util.find_spec(m) is None]

    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*a, **k):
            if missing:
                return f"skipped: needs {', '.join(missing)}"
            return fn(*a, **k)

        return wrapper

    return decorate


@requires("curses")
def screen_size():
    import curses

    return curses.LINES, curses.COLS


@requires("json")
def dumps():
    import json

    return json.dumps({})


print(screen_size(), dumps())
