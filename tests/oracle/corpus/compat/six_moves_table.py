import sys


class MovedModule:
    def __init__(self, name, old, new):
        self.name = name
        self.module = new if sys.version_info[0] >= 3 else old

    def load(self):
        return __import__(self.module, fromlist=["*"])


MOVES = [
    MovedModule("builtins", "__builtin__", "builtins"),
    MovedModule("queue", "Queue", "queue"),
    MovedModule("dbm_gnu", "gdbm", "dbm.gnu"),
    MovedModule("html_parser", "HTMLParser", "html.parser"),
]


def load(name):
    for move in MOVES:
        if move.name == name:
            return move.load()
    raise LookupError(name)


print(load("queue").Queue, load("html_parser").HTMLParser)
print(load("builtins").len("abc"))
