import threading


def make_counter(start=0):
    value = start
    lock = threading.Lock()

    def increment(by=1):
        nonlocal value
        with lock:
            value += by
            return value

    def reset():
        nonlocal value
        value = start

    increment.reset = reset
    return increment


a, b = make_counter(), make_counter(10)
for _ in range(3):
    a()
b(5)
a.reset()
print(a(), b(0))
