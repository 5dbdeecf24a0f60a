"""Cross-platform file locks (vendored from portalocker, trimmed)."""
import os

if os.name == "nt":
    import msvcrt

    def lock(f):
        msvcrt.locking(f.fileno(), msvcrt.LK_LOCK, 1)

    def unlock(f):
        msvcrt.locking(f.fileno(), msvcrt.LK_UNLCK, 1)
else:
    try:
        import fcntl
    except ImportError:
        fcntl = None

    def lock(f):
        if fcntl:
            fcntl.flock(f, fcntl.LOCK_EX)

    def unlock(f):
        if fcntl:
            fcntl.flock(f, fcntl.LOCK_UN)


with open("/tmp/portable.lock", "w") as f:
    lock(f)
    f.write(str(os.getpid()))
    unlock(f)
