import os
import select


def wait_readable(fd, timeout=0):
    """Uses the best that the platform has."""
    if hasattr(select, "epoll"):
        ep = select.epoll()
        ep.register(fd, select.EPOLLIN)
        return bool(ep.poll(timeout))
    r, _, _ = select.select([fd], [], [], timeout)
    return bool(r)


r, w = os.pipe()
os.write(w, b"x")
print(wait_readable(r))
