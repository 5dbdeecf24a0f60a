import os
import sys


class Daemon:
    foreground = "--foreground" in sys.argv

    def daemonize(self):
        if os.fork():
            os._exit(0)
        os.setsid()

    def start(self):
        if self.should_detach():
            self.daemonize()
        return self.run()

    def should_detach(self):
        return not self.foreground and hasattr(os, "fork") and sys.platform == "linux"

    def run(self):
        return "working"


print(Daemon().start())
