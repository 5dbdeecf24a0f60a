"""Show a long text through the user's pager."""
import os
import shlex
import sys
from subprocess import PIPE, Popen


def pager_command():
    return shlex.split(os.environ.get("PAGER_FOR_TEST", "cat"))


def show(lines, out=sys.stdout):
    proc = Popen(pager_command(), stdin=PIPE, stdout=None, text=True)
    try:
        for line in lines:
            proc.stdin.write(line + "\n")
    except BrokenPipeError:
        pass  # the user quit the pager
    finally:
        proc.stdin.close()
        proc.wait()
    return proc.returncode


def manual():
    yield "NAME"
    yield "    tool - does things"
    yield from (f"    option {number}" for number in range(5))


def main(argv=None):
    argv = sys.argv[1:] if argv is None else argv
    if "--plain" in argv:
        print(*manual(), sep="\n")
        return 0
    return show(manual())


if __name__ == "__main__":
    sys.exit(main())
