import curses


def draw(stdscr, items):
    curses.curs_set(0)
    for i, item in enumerate(items):
        stdscr.addstr(i, 0, item)
    stdscr.refresh()
    return stdscr.getch()


def main():
    items = ["Open", "Save", "Quit"]
    curses.wrapper(draw, items)


if __name__ == "__main__":
    main()
