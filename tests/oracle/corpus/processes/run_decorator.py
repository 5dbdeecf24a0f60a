import functools
import subprocess


def command(*argv):
    """Turn a function that parses output into one that runs the command first."""

    def decorate(parse):
        @functools.wraps(parse)
        def wrapper(*extra):
            raw = subprocess.check_output([*argv, *extra])
            return parse(raw.decode())

        return wrapper

    return decorate


@command("ls", "-a")
def listing(text):
    return text.split()


print("." in listing("/tmp"))
