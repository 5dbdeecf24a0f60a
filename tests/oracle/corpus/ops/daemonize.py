"""Classic double fork."""
import atexit
import os
import sys
from pathlib import Path


class PidFile:
    def __init__(self, path):
        self.path = Path(path)

    def write(self):
        self.path.write_text(f"{os.getpid()}\n")

    def running(self):
        try:
            os.kill(int(self.path.read_text()), 0)
        except (OSError, ValueError):
            return False
        return True


class Daemon:
    def __init__(self, pidfile, foreground=False):
        self.pidfile = PidFile(pidfile)
        self.foreground = foreground

    def daemonize(self):
        for step in ("first", "second"):
            try:
                pid = os.fork()
            except OSError as error:
                sys.exit(f"{step} fork failed: {error.strerror}")
            if pid:
                os.waitpid(pid, 0)
                os._exit(0)
            os.setsid() if step == "first" else None
            os.umask(0o027)

    def start(self):
        if not self.foreground and self.pidfile.path.parent != Path("."):
            self.daemonize()
        self.pidfile.write()
        self.run()

    def run(self):
        raise NotImplementedError


class Ticker(Daemon):
    def run(self):
        print("tick", self.pidfile.running())


os.makedirs("run", exist_ok=True)
Ticker("ticker.pid", foreground=True).start()
Ticker("run/ticker.pid").start()
