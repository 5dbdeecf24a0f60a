"""Interactive prompt with history, readline being optional."""
import atexit
import cmd
import io
import os
import sys

try:
    import readline
except ImportError:  # Windows, minimal builds
    readline = None

HISTORY = os.path.join(os.path.expanduser("~"), ".shop_history")


class History:
    def __init__(self, path, length=100):
        self.path = path
        if readline is not None:
            readline.set_history_length(length)
            if os.path.exists(path):
                readline.read_history_file(path)
            atexit.register(self.save)

    def save(self):
        readline.write_history_file(self.path)


class Shell(cmd.Cmd):
    prompt = "> "

    def __init__(self, **options):
        super().__init__(**options)
        self.history = History(HISTORY) if readline else None
        self.basket = []

    def do_add(self, line):
        self.basket.extend(line.split())

    def do_EOF(self, line):
        return True


shell = Shell(completekey=None, stdin=io.StringIO("add milk eggs\nadd tea\n"), stdout=sys.stdout)
shell.use_rawinput = False
shell.cmdloop()
print(shell.basket)
