from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import curses


def draw(screen: curses.window | None, lines: list[str]) -> int:
    for y, line in enumerate(lines):
        if screen is None:
            print(line)
        else:
            screen.addstr(y, 0, line)
    return len(lines)


draw(None, ["+----+", "|menu|", "+----+"])
