class Unsupported(RuntimeError):
    pass


def open_terminal():
    try:
        import curses
    except ImportError as exc:
        raise Unsupported("no curses") from exc
    return curses.initscr()


def start(prefer_tui=True):
    if prefer_tui:
        try:
            return open_terminal()
        except Unsupported as exc:
            reason = exc.__cause__
    return f"plain ({type(reason).__name__})"


print(start())
