"""Bar chart in the terminal; plain text when there is no screen."""
import os
import sys
from dataclasses import dataclass, field


@dataclass
class Series:
    title: str
    points: list = field(default_factory=list)

    @property
    def peak(self):
        return max(self.points, default=0)


class Canvas:
    def __init__(self, series):
        self.series = series

    def draw(self):
        for value in self.series.points:
            self.row("*" * round(40 * value / self.series.peak))

    def row(self, text):
        raise NotImplementedError


class TextCanvas(Canvas):
    def row(self, text):
        print(text)


class CursesCanvas(Canvas):
    def __init__(self, series):
        super().__init__(series)
        import curses

        self.curses = curses
        curses.setupterm(os.environ.get("TERM", "dumb"), sys.__stdout__.fileno())
        self.bold = curses.tigetstr("bold") or b""

    def row(self, text):
        sys.stdout.write(self.bold.decode("latin-1") + text + "\n")


def canvas_for(series, kind):
    return {"text": TextCanvas, "curses": CursesCanvas}[kind](series)


for kind in ("text", "curses"):
    canvas_for(Series("load", [1, 4, 2]), kind).draw()
