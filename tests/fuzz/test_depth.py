"""Code that is deeper, wider or longer than people write."""

from __future__ import annotations

import time

import pytest

from edgewise.checker import check
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

TARGET = Target(catalogue.current_workers(), Choice(ChosenBy.DEFAULT, "a test"))
LIMIT_S = 20
DEPTH = 10_000


def nested(opening: str, depth: int, inner: str) -> str:
    return (
        "".join(f"{' ' * level}{opening}\n" for level in range(depth)) + f"{' ' * depth}{inner}\n"
    )


DEEP = {
    "parentheses": "x = " + "(" * DEPTH + "1" + ")" * DEPTH,
    "open parentheses": "x = " + "(" * DEPTH,
    "closing parentheses": ")" * DEPTH,
    "brackets": "x = " + "[" * DEPTH + "]" * DEPTH,
    "braces": "{" * DEPTH + "}" * DEPTH,
    "subscripts": "x" + "[0]" * DEPTH,
    "calls": "f" + "()" * DEPTH,
    "nested calls": "f(" * DEPTH + ")" * DEPTH,
    "attributes": "x" + ".a" * DEPTH,
    "standard library attributes": "import os\nos" + ".path" * DEPTH,
    "methods": "x" + ".m()" * DEPTH,
    "additions": "x = " + "1 + " * DEPTH + "1",
    "strings added": "x = " + "'a' + " * DEPTH + "'a'",
    "comparisons": "x = " + "1 < " * DEPTH + "1",
    "and": "x = " + "a and " * DEPTH + "a",
    "not": "x = " + "not " * DEPTH + "a",
    "minus": "x = " + "-" * DEPTH + "1",
    "power": "x = " + "2 ** " * DEPTH + "1",
    "await": "x = " + "await " * DEPTH + "a",
    "conditional": "x = " + "1 if a else " * DEPTH + "2",
    "lambda": "x = " + "lambda: " * DEPTH + "1",
    "targets": "x = " * DEPTH + "1",
    "starred": "x = [" + "*" * DEPTH + "a]",
    "f-strings": "x = " + "f'{" * 200 + "1" + "}'" * 200,
    "implicit strings": "x = (" + "'a' " * DEPTH + ")",
    "if": nested("if a:", 2000, "import fcntl"),
    "for": nested("for a in b:", 1000, "import fcntl"),
    "while": nested("while a:", 1000, "import fcntl"),
    "try": "".join(f"{' ' * level}try:\n" for level in range(500)) + f"{' ' * 500}import fcntl\n",
    "with": nested("with a:", 1000, "import fcntl"),
    "def": nested("def f():", 1000, "import fcntl"),
    "class": nested("class C:", 1000, "import fcntl"),
    "elif": "if a:\n    pass\n" + "elif b:\n    pass\n" * 3000,
    "match": "match a:\n" + " case 1:\n  pass\n" * 3000,
    "patterns": "match a:\n case " + "[" * 2000 + "]" * 2000 + ":\n  pass\n",
    "comprehensions": "x = " + "[" * 500 + "1" + " for a in b]" * 500,
    "decorators": "@d\n" * 3000 + "def f(): pass\n",
    "parameters": "def f(" + ", ".join(f"a{n}=1" for n in range(DEPTH)) + "): pass\n",
    "arguments": "f(" + ", ".join(f"a{n}=1" for n in range(DEPTH)) + ")\n",
    "backslashes": "x = 1 \\\n" * 2000,
    "quotes": "'" * DEPTH,
    "long quotes": '"""' * DEPTH,
    "colons": ":" * DEPTH,
    "dots": "." * DEPTH,
    "commas": "," * DEPTH,
    "at": "@" * DEPTH,
}
WIDE = {
    "a long line": "x = '" + "a" * 1_000_000 + "'\nimport syslog\n",
    "a long line of code": "x = [" + "1, " * 50_000 + "]\nimport syslog\n",
    "a long comment": "#" + "é" * 500_000 + "\nimport syslog\n",
    "many statements on a line": "x = 1; " * 5_000 + "import syslog\n",
    "a long dictionary": "x = {" + "'a': 1,\n" * 20_000 + "}\nimport syslog\n",
    "a long name": "a" * 200_000 + " = 1\nimport syslog\n",
    "many blank lines": "\n" * 100_000 + "import syslog\n",
    "many imports": "import os\n" * 3_000 + "import syslog\n",
}


@pytest.fixture(autouse=True)
def in_time():
    start = time.process_time()
    yield
    assert time.process_time() - start < LIMIT_S


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_deep(text):
    check(Document.open(text), TARGET)


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_neighbours_of_deep_code(text):
    """What comes before it keeps its findings."""
    findings = check(Document.open(f"import syslog\n{text}\n"), TARGET)
    assert "syslog" in {finding.subject for finding in findings}


@pytest.mark.parametrize("text", WIDE.values(), ids=WIDE)
def test_wide(text):
    assert [finding.subject for finding in check(Document.open(text), TARGET)] == ["syslog"]
