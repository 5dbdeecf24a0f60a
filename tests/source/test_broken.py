"""A statement that is being typed is its own affair: its neighbours keep their findings."""

from __future__ import annotations

import pytest

from edgewise.checker import check
from edgewise.finding import Position, Range
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Change, Document

TARGET = Target(catalogue.current_workers(), Choice(ChosenBy.DEFAULT, "a test"))

BEFORE = "import os\nimport syslog\n\n\ndef first():\n    return os.fork()\n\n\n"
AFTER = "\n\nimport grp\n\n\nclass Last:\n    def second(self):\n        os.execv('a', ['b'])\n"
NEIGHBOURS = ["syslog", "os.fork", "grp", "os.execv"]

BROKEN = {
    "if without colon": "if x\n",
    "if without colon, with a body": "if x\n    y = 1\n",
    "def without a body": "def f(a, b)\n",
    "class without a body": "class Broken(\n",
    "open bracket": "x = [1, 2,\n",
    "open parenthesis": "print(1,\n",
    "open brace": "x = {'a': 1,\n",
    "open call in a function": "def f():\n    g(1,\n    return 2\n",
    "open long string": 'x = """some text\n',
    "open long string with apostrophes": "x = '''some text\n",
    "open string": "x = 'some text\n",
    "open f-string": "x = f'{a\n",
    "dot at the end": "x = os.\n",
    "import of nothing": "import \n",
    "from without import": "from os\n",
    "from import of nothing": "from os import \n",
    "from import of an open parenthesis": "from os import (\n",
    "decorator without a function": "@property\n",
    "backslash at the end": "x = 1 + \\\n",
    "stray indentation": "    x = 1\n",
    "stray closing bracket": "x = 1]\n",
    "keyword as a name": "class = 1\n",
    "assignment of nothing": "x = \n",
    "half a comparison": "if a <\n",
    "lambda": "x = lambda a\n",
    "try alone": "try:\n    x = 1\n",
    "Python 2": "print 'hello'\nexec 'x'\n",
    "garbage": "?? $ §\n",
    "null": "x = 1\0\n",
}
GOOD = {
    "PEP 696, class": "class Box[T = int]:\n    item: T\n",
    "PEP 696, function": "def f[T = str](x: T) -> T:\n    return x\n",
    "PEP 696, alias": "type Pair[T = int] = tuple[T, T]\n",
    "PEP 695": "def f[T: (int, str), *Ts, **P](x: T) -> T:\n    return x\n",
    "PEP 701": "x = f'{f'{1 + 1}'!r} {'a' 'b'}'\n",
    "PEP 758": "try:\n    x = 1\nexcept ValueError, TypeError:\n    pass\n",
    "PEP 750": "x = t'hello {name}'\n",
    "except*": "try:\n    x = 1\nexcept* ValueError:\n    pass\n",
    "match as a name": "match = 1\ncase = match\ntype = case\nprint(match, case, type)\n",
}


def subjects(document: Document) -> list[str]:
    return [finding.subject for finding in check(document, TARGET)]


@pytest.mark.parametrize("middle", BROKEN.values(), ids=BROKEN)
def test_opened(middle):
    assert subjects(Document.open(BEFORE + middle + AFTER)) == NEIGHBOURS


@pytest.mark.parametrize("middle", GOOD.values(), ids=GOOD)
def test_new_syntax_is_no_obstacle(middle):
    assert subjects(Document.open(BEFORE + middle + AFTER)) == NEIGHBOURS


@pytest.mark.parametrize("middle", BROKEN.values(), ids=BROKEN)
def test_typed_and_deleted(middle):
    """Character by character in, at every step with the neighbours' findings, and out again."""
    line = BEFORE.count("\n")
    document = Document.open(BEFORE + "\n" + AFTER)
    place = Position(line, 0)
    places = []
    for character in middle.rstrip("\n"):
        document = document.changed([Change(character, Range(place, place))])
        places.append(place)
        newline = character == "\n"
        place = Position(place.line + 1, 0) if newline else Position(place.line, place.column + 1)
        for seen in (document, document.reconciled()):
            assert [name for name in NEIGHBOURS if name not in subjects(seen)] == []
    for start in reversed(places):
        document = document.changed([Change("", Range(start, place))])
        place = start
        for seen in (document, document.reconciled()):
            assert [name for name in NEIGHBOURS if name not in subjects(seen)] == []
    assert document.text == BEFORE + "\n" + AFTER
    assert subjects(document) == NEIGHBOURS


def test_the_broken_statement_itself_still_says_what_it_can():
    assert "grp" in subjects(Document.open("def f(:\n    import grp\n"))


def test_a_long_string_at_the_margin_is_no_statement():
    """Nor does a broken line elsewhere make it one."""
    text = (
        "class Page:\n"
        "    def html(self):\n"
        '        text = """\n'
        "import pwd\n"
        "for x in y\n"
        'if z"""\n'
        "        import grp\n"
    )
    assert subjects(Document.open(text)) == ["grp"]
    assert subjects(Document.open(f"x = = 1\n{text}y = = 1\n")) == ["grp"]
    assert subjects(Document.open(f"f(1\n{text}g[1\n")) == ["grp"]
