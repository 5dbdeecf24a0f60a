import code
import contextlib

with contextlib.suppress(ImportError):
    import readline
    import rlcompleter

    readline.set_completer(rlcompleter.Completer({}).complete)
    readline.parse_and_bind("tab: complete")


class Console(code.InteractiveConsole):
    def __init__(self, lines):
        super().__init__({"answer": 42})
        self.lines = iter(lines)

    def raw_input(self, prompt=""):
        try:
            return next(self.lines)
        except StopIteration:
            raise EOFError from None


Console(["x = answer * 2", "print(x)"]).interact(banner="", exitmsg="")
