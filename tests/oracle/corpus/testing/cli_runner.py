"""Run a command line tool as users do and look at what it prints."""
import sys
import textwrap
from subprocess import CalledProcessError, check_output
from tempfile import NamedTemporaryFile


class Script:
    def __init__(self, source):
        self.source = textwrap.dedent(source)

    def __call__(self, *arguments, expect=0):
        with NamedTemporaryFile("w", suffix=".py", delete=False) as file:
            file.write(self.source)
        try:
            return check_output([sys.executable or "python3", file.name, *arguments], text=True)
        except CalledProcessError as error:
            if error.returncode != expect:
                raise
            return error.output


greet = Script("""
    import sys
    print("hello", *sys.argv[1:])
""")

assert greet("you") == "hello you\n"
assert greet("a", "b").split() == ["hello", "a", "b"]
