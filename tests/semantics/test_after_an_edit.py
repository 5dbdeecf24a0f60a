"""An edit in one unit changes what another unit's functions reach."""

from __future__ import annotations

import pytest

from edgewise.checker import check
from edgewise.finding import Position, Range
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Change, Document

TARGET = Target(catalogue.current_workers(), Choice(ChosenBy.DEFAULT, "default"))
TEXT = """\
FLAG = True


def registry():
    import winreg


def main():
    if FLAG:
        registry()
"""


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_use_that_is_dead_after_the_edit(times: int) -> None:
    document, flag = Document.open(TEXT), "True"
    check(document, TARGET)
    for _ in range(times):
        start = Position(0, len("FLAG = "))
        end = Position(0, start.column + len(flag))
        flag = "False" if flag == "True" else "True"
        document = document.changed([Change(flag, Range(start, end))])
        found = check(document, TARGET)
        assert found == check(Document.open(document.text), TARGET)
        assert bool(found) is (flag == "True")


def test_a_call_that_goes_elsewhere_after_the_edit() -> None:
    """`main()` at module level finds another class, though nothing near it has changed."""
    consumer = "class Consumer(multiprocessing.Process):\n    pass\n\n\n"
    main = "def main():\n    each = Consumer()\n    each.start()\n\n\nmain()\n\n\n"
    importing = "import multiprocessing\n\n\n"
    document = Document.open(importing + consumer + main + importing + consumer)
    assert [finding.code for finding in check(document, TARGET)]
    document = document.changed([Change("", Range(Position(0, 0), Position(0, 2)))])
    assert check(document, TARGET) == check(Document.open(document.text), TARGET)


def test_a_call_that_ends_the_module_after_the_edit() -> None:
    """Only where calls are followed it is seen to end, and then nobody below calls `serve`."""
    ends = (
        "def locker():\n    try:\n        import fcntl\n        return fcntl\n"
        "    except ImportError as error:\n        raise OSError from error\n\n\n"
        "def main():\n    module = locker()\n\n\nmain()\n"
    )
    below = (
        "import sys\nfrom xmlrpc.server import SimpleXMLRPCServer\n\n\n"
        'def serve(port=0):\n    server = SimpleXMLRPCServer(("", port))\n\n\n'
        "with serve(calculator) as server:\n    sys.modules[name] = module\n"
    )
    document = Document.open(below)
    check(document, TARGET)
    start = Position(0, 0)
    for change in (
        Change(ends, Range(start, start)),
        Change("", Range(start, Position(ends.count("\n"), 0))),
    ):
        document = document.changed([change])
        assert check(document, TARGET) == check(Document.open(document.text), TARGET)


def test_a_function_that_is_no_longer_named_below_the_end() -> None:
    """What stands below the end of the module is not read, but it may name functions."""
    text = (
        "def wrapper():\n    return wrapped\n\n\n"
        "def wrapped(file):\n    from termios import TIOCGWINSZ\n\n\n"
        "raise SystemExit\n"
        "columns = wrapper()(file)\n"
    )
    document = Document.open(text)
    assert "EW101" not in {each.code for each in check(document, TARGET)}
    start = Position(text.count("\n") - 1, 0)
    document = document.changed([Change("# ", Range(start, start))])
    found = check(document, TARGET)
    assert found == check(Document.open(document.text), TARGET)
    assert "EW101" in {each.code for each in found}
