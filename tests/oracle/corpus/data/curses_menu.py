import curses

ITEMS = ["Open", "Save", "Quit"]


def draw(screen, selected):
    screen.clear()
    for i, item in enumerate(ITEMS):
        attr = curses.A_REVERSE if i == selected else curses.A_NORMAL
        screen.addstr(i, 2, item, attr)
    screen.refresh()


def menu(screen):
    selected = 0
    while True:
        draw(screen, selected)
        key = screen.getch()
        if key == curses.KEY_DOWN:
            selected = (selected + 1) % len(ITEMS)
        elif key in (10, 13):
            return ITEMS[selected]


if __name__ == "__main__":
    print(curses.wrapper(menu))
