import importlib


def optional(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


curses = optional("curses")
readline = optional("readline")
fcntl = optional("fcntl")

if readline:
    readline.parse_and_bind("tab: complete")
print("plain" if curses is None else "fancy")
