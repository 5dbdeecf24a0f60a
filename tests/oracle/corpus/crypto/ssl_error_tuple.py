import socket

try:
    import ssl

    ERRORS = (socket.timeout, OSError, ssl.SSLError)
except ImportError:
    ERRORS = (socket.timeout, OSError)


def guarded(fn):
    try:
        return fn()
    except ERRORS as e:
        return type(e).__name__


def fail():
    raise ConnectionResetError


print(guarded(fail))
