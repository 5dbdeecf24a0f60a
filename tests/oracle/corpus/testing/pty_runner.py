"""Run a program on a pseudo terminal and collect its output."""
import os
import select
import sys


class PtyRunner:
    def __init__(self, argv):
        self.argv = argv

    def spawn(self):
        import pty

        pid, fd = pty.fork()
        if pid == 0:
            os.execvp(self.argv[0], self.argv)
        return pid, fd

    def read(self, fd):
        while select.select([fd], [], [], 2)[0]:
            try:
                data = os.read(fd, 1024)
            except OSError:
                return
            if not data:
                return
            yield data

    def run(self):
        pid, fd = self.spawn()
        output = b"".join(self.read(fd))
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), output


if __name__ == "__main__":
    print(PtyRunner(["echo", "hi"]).run(), file=sys.stderr)
