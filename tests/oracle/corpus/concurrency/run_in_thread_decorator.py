import functools
import threading


def run_in_thread(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        thread = threading.Thread(target=fn, args=args, kwargs=kwargs)
        thread.start()
        return thread

    return wrapper


@run_in_thread
def send_mail(to, body):
    print("sending to", to, len(body))


t = send_mail("me@example.com", body="hi")
t.join()
