"""A progress bar which fits itself to the width of the terminal."""
import os
import sys
import time


def _environ_cols_wrapper():
    return _environ_cols_linux


def _environ_cols_linux(fp):
    from array import array
    from fcntl import ioctl
    from termios import TIOCGWINSZ

    try:
        return array("h", ioctl(fp, TIOCGWINSZ, "\0" * 8))[1]
    except Exception:
        try:
            return int(os.environ["COLUMNS"]) - 1
        except (KeyError, ValueError):
            return None


class Bar:
    def __init__(self, iterable, desc="", file=None):
        self.iterable = list(iterable)
        self.desc = desc
        self.file = file or sys.stderr
        self.ncols = _environ_cols_wrapper()(self.file) or 79
        self.start = time.monotonic()

    def __iter__(self):
        total = len(self.iterable)
        for n, item in enumerate(self.iterable, 1):
            yield item
            self.refresh(n, total)
        print(file=self.file)

    def refresh(self, n, total):
        room = self.ncols - len(self.desc) - 10
        done = "#" * (room * n // total)
        self.file.write(f"\r{self.desc} |{done:<{room}}| {n}/{total}")
        self.file.flush()


if __name__ == "__main__":
    print(sum(Bar(range(20), desc="adding")))
