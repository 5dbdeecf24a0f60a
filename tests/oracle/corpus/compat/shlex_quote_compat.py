try:
    from shlex import quote
except ImportError:
    from pipes import quote
import shlex


def command_line(argv):
    if hasattr(shlex, "join"):
        return shlex.join(argv)
    return " ".join(map(quote, argv))


line = command_line(["echo", "it's", "a b"])
assert shlex.split(line) == ["echo", "it's", "a b"]
print(line, quote("$HOME"))
