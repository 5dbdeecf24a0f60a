"""Fire and forget."""
import _thread
import time

done = []


def later(func, *args):
    return _thread.start_new_thread(func, args)


lock = _thread.allocate_lock()
with lock:
    done.append(_thread.get_ident() > 0)
later(done.append, "x")
time.sleep(0.02)
print(done)
