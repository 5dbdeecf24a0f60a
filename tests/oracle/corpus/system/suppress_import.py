import contextlib

termios = None
with contextlib.suppress(ImportError):
    import termios


def echo(enabled):
    if termios is None:
        return "no terminal"
    return termios.ECHO if enabled else 0


print(echo(False))
