"""Debounce and throttle decorators."""
import functools
import math
import threading
import time


def throttle(seconds):
    def decorator(func):
        last = -math.inf

        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            nonlocal last
            now = time.monotonic()
            if now - last >= seconds:
                last = now
                return func(*args, **kwargs)
            return None

        return wrapper

    return decorator


def debounce(seconds):
    def decorator(func):
        timer = None

        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            nonlocal timer
            if timer is not None:
                timer.cancel()
            timer = threading.Timer(seconds, func, args, kwargs)
            timer.start()

        return wrapper

    return decorator


class Editor:
    def __init__(self):
        self.saved = []

    @throttle(10)
    def render(self):
        return "rendered"

    @debounce(0.05)
    def save(self, text):
        self.saved.append(text)


editor = Editor()
assert editor.render() == "rendered" and editor.render() is None
for text in ("h", "he", "hello"):
    editor.save(text)
time.sleep(0.2)
print(editor.saved)
