import shutil
import sys
import time


class ProgressBar:
    def __init__(self, total, stream=sys.stderr):
        self.total = total
        self.stream = stream
        self.width = min(60, shutil.get_terminal_size((80, 24)).columns - 10)
        self.tty = getattr(stream, "isatty", lambda: False)()

    def update(self, n):
        filled = int(self.width * n / self.total)
        bar = "#" * filled + "-" * (self.width - filled)
        end = "\r" if self.tty else "\n"
        self.stream.write(f"[{bar}] {n}/{self.total}{end}")
        self.stream.flush()


def main():
    bar = ProgressBar(3)
    for i in range(1, 4):
        time.sleep(0.001)
        bar.update(i)


main()
