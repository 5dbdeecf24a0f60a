import functools
import threading


def background(func):
    """Run the function in its own thread and return the thread."""

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        t = threading.Thread(target=func, args=args, kwargs=kwargs)
        t.start()
        return t

    return wrapper


outbox = []


@background
def send_welcome_mail(address):
    outbox.append(("welcome", address))


tasks = [send_welcome_mail(a) for a in ("ann@example.com", "bob@example.com")]
for task in tasks:
    task.join()
print(outbox)
