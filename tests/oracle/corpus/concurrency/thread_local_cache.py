import threading

_local = threading.local()


def get_buffer():
    """One buffer per thread."""
    buf = getattr(_local, "buf", None)
    if buf is None:
        buf = _local.buf = bytearray()
    return buf


def log(msg):
    buf = get_buffer()
    buf.extend(msg.encode())
    buf.extend(b"\n")
    return len(buf)


log("first")
log("second")
print(bytes(get_buffer()).decode(), threading.current_thread().name, threading.active_count())
