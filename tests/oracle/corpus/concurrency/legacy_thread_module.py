try:
    import _thread as thread
except ImportError:
    import _dummy_thread as thread


def print_time(name, count):
    for i in range(count):
        print(name, i)


lock = thread.allocate_lock()
with lock:
    print("locked:", lock.locked())

thread.start_new_thread(print_time, ("thread-1", 2))
