from types import SimpleNamespace

_held = set()


def _flock(name, flags):
    if flags == 8:
        _held.discard(name)
    elif name in _held:
        raise BlockingIOError(name)
    else:
        _held.add(name)


# in-memory stand-in used by the tests
fcntl = SimpleNamespace(LOCK_EX=2, LOCK_UN=8, flock=_flock)

fcntl.flock("db", fcntl.LOCK_EX)
try:
    fcntl.flock("db", fcntl.LOCK_EX)
except BlockingIOError:
    print("busy, as it should be")
fcntl.flock("db", fcntl.LOCK_UN)
