import sys


def run_tui(items):
    import curses

    def menu(screen):
        for i, item in enumerate(items):
            screen.addstr(i, 0, item)
        return screen.getch()

    return curses.wrapper(menu)


def run_plain(items):
    for number, item in enumerate(items, 1):
        print(f"{number}) {item}")
    return 1


def choose(items):
    try:
        return run_tui(items)
    except ImportError as exc:
        print(exc, file=sys.stderr)
        return run_plain(items)


print(choose(["red", "green"]))
