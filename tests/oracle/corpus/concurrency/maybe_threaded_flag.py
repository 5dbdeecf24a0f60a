import sys
import threading

HAS_THREADS = sys.platform not in ("emscripten", "wasi")


def dispatch(fn, *args):
    if HAS_THREADS:
        t = threading.Thread(target=fn, args=args)
        t.start()
        t.join()
    else:
        fn(*args)


dispatch(print, "hello", "world")
