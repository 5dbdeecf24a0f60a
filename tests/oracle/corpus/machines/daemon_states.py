"""A daemon that detaches when it is told to start."""
import os
import sys


class Daemon:
    transitions = {
        "stopped": {"start": "_start"},
        "running": {"stop": "_stop", "status": "_status"},
    }

    def __init__(self, detach=False):
        self.state = "stopped"
        self.detach = detach
        self.pid = None

    def send(self, event):
        name = self.transitions[self.state].get(event)
        if name is None:
            raise ValueError(f"{event} while {self.state}")
        return getattr(self, name)()

    def _start(self):
        if self.detach and os.fork():
            sys.exit()
        self.pid = os.getpid()
        self.state = "running"

    def _stop(self):
        self.state = "stopped"

    def _status(self):
        return f"running as {'someone' if self.pid else 'nobody'}"


daemon = Daemon()
daemon.send("start")
print(daemon.send("status"))
daemon.send("stop")
print(daemon.state)
