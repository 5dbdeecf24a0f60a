import functools
import random
import socket
import time
from urllib.error import URLError

TRANSIENT = (TimeoutError, ConnectionError, socket.timeout, socket.gaierror, URLError)


def retry(attempts=3, base=0.001, errors=TRANSIENT, sleep=time.sleep):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            for attempt in range(1, attempts + 1):
                try:
                    return func(*args, **kwargs)
                except errors:
                    if attempt == attempts:
                        raise
                    sleep(base * 2**attempt + random.uniform(0, base))

        return wrapper

    return decorate


calls = []


@retry(attempts=4)
def fetch(path):
    calls.append(path)
    if len(calls) < 3:
        raise socket.timeout("slow")
    return f"{path}: ok after {len(calls)}"


print(fetch("/data"))
