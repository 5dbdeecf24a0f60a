import functools
import subprocess


def retry(times, exceptions):
    def outer(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            for attempt in range(times):
                try:
                    return fn(*args, **kwargs)
                except exceptions as e:
                    print("attempt", attempt, e)

        return inner

    return outer


@retry(3, exceptions=(subprocess.TimeoutExpired, subprocess.CalledProcessError))
def ping(host):
    return subprocess.check_output(["ping", "-c1", host], timeout=2)


ping("localhost")
