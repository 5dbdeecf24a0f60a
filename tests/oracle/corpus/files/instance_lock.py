"""Only one instance of this script may run."""
import fcntl
import os
import sys
import tempfile

lock_path = os.path.join(tempfile.mkdtemp(), "sync.lock")
lock_file = open(lock_path, "w")
try:
    fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("already running")
    sys.exit(1)

lock_file.write(str(os.getpid()))
print("got the lock")
