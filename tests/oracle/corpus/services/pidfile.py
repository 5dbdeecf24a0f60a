import atexit
import fcntl
import os
import sys
import tempfile


class PidFile:
    """Makes sure that only one instance of the service runs."""

    def __init__(self, path):
        self.path = path
        self.fd = None

    def acquire(self):
        self.fd = open(self.path, "w")
        try:
            fcntl.flock(self.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("already running", file=sys.stderr)
            return False
        self.fd.write(str(os.getpid()))
        self.fd.flush()
        atexit.register(self.release)
        return True

    def release(self):
        if self.fd:
            self.fd.close()
            os.unlink(self.path)
            self.fd = None


pid = PidFile(os.path.join(tempfile.gettempdir(), "svc.pid"))
if pid.acquire():
    print("running as", os.getpid())
    pid.release()
