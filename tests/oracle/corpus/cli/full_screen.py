"""A list to scroll through; falls back to plain text without a terminal."""
import curses
import sys


class Menu:
    def __init__(self, items):
        self.items = items
        self.top = 0

    def keys(self):
        return {curses.KEY_UP: -1, curses.KEY_DOWN: 1, curses.KEY_NPAGE: 10}

    def scroll(self, key):
        self.top = max(0, min(len(self.items) - 1, self.top + self.keys().get(key, 0)))

    def draw(self, screen):
        for row, item in enumerate(self.items[self.top : self.top + screen.getmaxyx()[0]]):
            screen.addstr(row, 0, item)
        self.scroll(screen.getch())


def show(menu):
    if sys.stdout.isatty():
        curses.wrapper(menu.draw)
    else:
        print(*menu.items, sep="\n")


show(Menu(["first", "second"]))
