import functools
import threading

spawn = functools.partial(threading.Thread, daemon=True)


def on_message(msg):
    print("got", msg)


def deliver(messages):
    started = []
    for m in messages:
        t = spawn(target=on_message, args=(m,))
        t.start()
        started.append(t)
    return started


deliver(["a", "b"])
