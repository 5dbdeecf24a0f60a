"""Classic double fork daemon, after Stevens."""
import os
import sys


class Daemon:
    def __init__(self, pidfile):
        self.pidfile = pidfile

    def daemonize(self):
        pid = os.fork()
        if pid > 0:
            sys.exit(0)
        os.chdir("/")
        os.setsid()
        os.umask(0)

    def start(self, foreground=False):
        if not foreground:
            self.daemonize()
        self.run()

    def run(self):
        raise NotImplementedError


class Beat(Daemon):
    def run(self):
        print("beat")


Beat("/tmp/beat.pid").start()
