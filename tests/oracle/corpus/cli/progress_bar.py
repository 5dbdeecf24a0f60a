import shutil
import sys
import time
from itertools import count


class Progress:
    def __init__(self, total, stream=sys.stderr):
        self.total = total
        self.stream = stream
        self.done = 0
        self.width = shutil.get_terminal_size((60, 20)).columns - 20

    def __enter__(self):
        self.started = time.perf_counter()
        return self

    def advance(self, by=1):
        self.done += by
        share = self.done / self.total
        bar = "#" * int(self.width * share)
        end = "\r" if self.stream.isatty() else "\n"
        self.stream.write(f"[{bar:<{self.width}}] {share:4.0%}{end}")

    def __exit__(self, *exc):
        self.stream.write(f"done in {time.perf_counter() - self.started:.2f} s\n")


with Progress(4) as progress:
    for number in count(1):
        time.sleep(0.001)
        progress.advance()
        if number == 4:
            break
