"""What each quick fix makes of a text; `«»` stand around the finding's range."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from edgewise.finding import Finding, Position, Range, Severity
from edgewise.fixes.edits import FileEdit, compute
from edgewise.fixes.fix import (
    Action,
    Fix,
    GuardImport,
    ReplaceAlgorithm,
    ReplaceModule,
    SetCompatibilityDate,
    Suppress,
)
from edgewise.fixes.site import apply
from edgewise.source.document import Change, Document
from edgewise.source.lines import split_lines

GUARD = GuardImport()
DECIMAL = ReplaceModule("_pydecimal", "decimal")
SHA3 = ReplaceAlgorithm("sha512_256", "sha3_256")
BLAKE = ReplaceAlgorithm("ripemd160", "blake2b", digest_size=20)


def finding_in(marked: str, code: str = "EW101", subject: str = "") -> tuple[str, Finding]:
    before, inside, after = marked.partition("«")[0], *_inside(marked)
    where = Range(_end_of(before), _end_of(before + inside))
    finding = Finding(
        code, "a-name", Severity.ERROR, "It fails.", where, subject, ("workers-3.13",)
    )
    return before + inside + after, finding


def _inside(marked: str) -> tuple[str, str]:
    inside, _, after = marked.partition("«")[2].partition("»")
    return inside, after


def _end_of(text: str) -> Position:
    lines = split_lines(text + "x")
    return Position(len(lines) - 1, len(lines[-1]) - 1)


def fixed(marked: str, action: Action, code: str = "EW101", subject: str = "") -> str | None:
    text, finding = finding_in(marked, code, subject)
    document = Document.open(text)
    done = compute(Fix("a title", action), finding, document, None, lambda path: path.read_text())
    if not done:
        return None
    assert [edit.path for edit in done] == [None]
    return apply(text, done[0].edits)


GUARDED = {
    "plain": (
        "import «fcntl»\n",
        "try:\n    import fcntl\nexcept ImportError:\n    fcntl = None\n",
    ),
    "without a last line end": (
        "import «fcntl»",
        "try:\n    import fcntl\nexcept ImportError:\n    fcntl = None",
    ),
    "alias": (
        "import «fcntl» as f  # locks\nx = 1\n",
        "try:\n    import fcntl as f  # locks\nexcept ImportError:\n    f = None\nx = 1\n",
    ),
    "dotted binds the first name": (
        "import «curses.ascii»\n",
        "try:\n    import curses.ascii\nexcept ImportError:\n    curses = None\n",
    ),
    "only the failing one is split out": (
        "import os, «fcntl» , sys # all\n",
        "import os, sys # all\ntry:\n    import fcntl\nexcept ImportError:\n    fcntl = None\n",
    ),
    "the first of several": (
        "import «fcntl» as f, os\n",
        "import os\ntry:\n    import fcntl as f\nexcept ImportError:\n    f = None\n",
    ),
    "the last of several": (
        "import os, «fcntl»\n",
        "import os\ntry:\n    import fcntl\nexcept ImportError:\n    fcntl = None\n",
    ),
    "from-import": (
        "from «fcntl» import flock as fl, LOCK_EX\n",
        "try:\n    from fcntl import flock as fl, LOCK_EX\nexcept ImportError:\n"
        "    fl = None\n    LOCK_EX = None\n",
    ),
    "one name of a from-import": (
        "from os import path, «fork»\n",
        "from os import path\ntry:\n    from os import fork\n"
        "except ImportError:\n    fork = None\n",
    ),
    "one name on its own line": (
        "from os import (\n    path,  # p\n    «fork»,  # needs a process\n    sep,\n)\n",
        "from os import (\n    path,  # p\n    sep,\n)\ntry:\n"
        "    from os import fork  # needs a process\nexcept ImportError:\n    fork = None\n",
    ),
    "the last name on its own line": (
        "from os import (\n    path,\n    «fork» as f\n)\n",
        "from os import (\n    path,\n)\ntry:\n    from os import fork as f\n"
        "except ImportError:\n    f = None\n",
    ),
    "a trailing comma": (
        "from os import (path, «fork»,)\n",
        "from os import (path,)\ntry:\n    from os import fork\nexcept ImportError:\n"
        "    fork = None\n",
    ),
    "a name after a backslash": (
        "from os import path, \\\n    «fork»\n",
        "from os import path\ntry:\n    from os import fork\n"
        "except ImportError:\n    fork = None\n",
    ),
    "star": (
        "from «fcntl» import *\n",
        "try:\n    from fcntl import *\nexcept ImportError:\n    pass\n",
    ),
    "parentheses and comments": (
        "from «fcntl» import (  # a\n    flock,  # b\n\n    # c\n    LOCK_EX,\n)  # d\n",
        "try:\n    from fcntl import (  # a\n        flock,  # b\n\n        # c\n"
        "        LOCK_EX,\n    )  # d\nexcept ImportError:\n    flock = None\n    LOCK_EX = None\n",
    ),
    "after a semicolon": (
        "import os; import «fcntl»  # both\nx = 1\n",
        "import os\ntry:\n    import fcntl  # both\nexcept ImportError:\n    fcntl = None\nx = 1\n",
    ),
    "before a semicolon": (
        "import «fcntl»; x = 1; y = 2  # c\n",
        "try:\n    import fcntl\nexcept ImportError:\n    fcntl = None\nx = 1; y = 2  # c\n",
    ),
    "between semicolons": (
        "def f():\n  pass; import «fcntl»; return 1\n",
        "def f():\n  pass\n  try:\n    import fcntl\n  except ImportError:\n    fcntl = None\n"
        "  return 1\n",
    ),
    "a semicolon at the end": (
        "import «fcntl»;\n",
        "try:\n    import fcntl;\nexcept ImportError:\n    fcntl = None\n",
    ),
    "on its header's line": (
        "if x: a = 1; import «fcntl»; b = 2\nelse: c = 3\n",
        "if x:\n    a = 1\n    try:\n        import fcntl\n    except ImportError:\n"
        "        fcntl = None\n    b = 2\nelse: c = 3\n",
    ),
    "in else, on its header's line": (
        "def f():\n   if x: pass\n   else: import «fcntl»\n",
        "def f():\n   if x: pass\n   else:\n      try:\n         import fcntl\n"
        "      except ImportError:\n         fcntl = None\n",
    ),
    "in a function, with tabs": (
        "def f():\n\timport «fcntl»\n\treturn fcntl\n",
        "def f():\n\ttry:\n\t\timport fcntl\n\texcept ImportError:\n\t\tfcntl = None\n"
        "\treturn fcntl\n",
    ),
    "two spaces": (
        "class A:\n  def f(self):\n    pass\n\nimport «pwd»\n",
        "class A:\n  def f(self):\n    pass\n\ntry:\n  import pwd\nexcept ImportError:\n"
        "  pwd = None\n",
    ),
    "in a class in a try": (
        "try:\n    class A:\n        import «pwd»\nfinally:\n    pass\n",
        "try:\n    class A:\n        try:\n            import pwd\n        except ImportError:\n"
        "            pwd = None\nfinally:\n    pass\n",
    ),
    "CRLF": (
        "x = 'é'\r\nimport «fcntl»\r\ny = 1\r\n",
        "x = 'é'\r\ntry:\r\n    import fcntl\r\n"
        "except ImportError:\r\n    fcntl = None\r\ny = 1\r\n",
    ),
    "lone carriage returns": (
        "import «fcntl»\ry = 1\r",
        "try:\r    import fcntl\rexcept ImportError:\r    fcntl = None\ry = 1\r",
    ),
    "a byte order mark": (
        "\ufeffimport «fcntl»\n",
        "\ufefftry:\n    import fcntl\nexcept ImportError:\n    fcntl = None\n",
    ),
    "a form feed": (
        "\x0cimport «fcntl»\n",
        "\x0ctry:\n    import fcntl\nexcept ImportError:\n    fcntl = None\n",
    ),
    "emoji before it on the line": (
        's = "👩‍🚀 é"; import «fcntl»\n',
        's = "👩‍🚀 é"\ntry:\n    import fcntl\nexcept ImportError:\n    fcntl = None\n',
    ),
    "a non-ASCII name": (
        "from os import «fork» as gäbel, path\n",
        "from os import path\ntry:\n    from os import fork as gäbel\nexcept ImportError:\n"
        "    gäbel = None\n",
    ),
    "a backslash": (
        "import \\\n  «fcntl» \\\n  as f\n",
        "try:\n    import \\\n      fcntl \\\n      as f\nexcept ImportError:\n    f = None\n",
    ),
    "a string before it": (
        "def f():\n    x = '''\n  '''; import «pwd»\n",
        "def f():\n    x = '''\n  '''\n    try:\n        import pwd\n    except ImportError:\n"
        "        pwd = None\n",
    ),
}


@pytest.mark.parametrize("case", GUARDED)
def test_guarding_an_import(case: str) -> None:
    before, after = GUARDED[case]
    assert fixed(before, GUARD) == after
    ast.parse(after.removeprefix("\ufeff"))


def test_another_exception_guards_too() -> None:
    assert fixed("import «pty»\n", GuardImport("OSError")) == (
        "try:\n    import pty\nexcept OSError:\n    pty = None\n"
    )


@pytest.mark.parametrize(
    "rest",
    ["x = (\n", "def f(:\n    pass\n", 'y = """never closed\n', "    what = 1\n\0\n", "]]]\n"],
)
def test_the_rest_of_the_file_need_not_parse(rest: str) -> None:
    guarded = "try:\n    import fcntl\nexcept ImportError:\n    fcntl = None\n"
    assert fixed(f"import «fcntl»\n\n\n{rest}", GUARD) == f"{guarded}\n\n{rest}"


def test_only_the_lines_of_the_import_are_touched() -> None:
    text, finding = finding_in("a  =  1\n\nimport os , «fcntl»\n\n\nb\t=\t2\n")
    (done,) = compute(Fix("t", GUARD), finding, Document.open(text), None, Path.read_text)
    assert {edit.range.start.line for edit in done.edits} == {2}


REPLACED = {
    "plain": ("import «_pydecimal»  # c\n", "import decimal as _pydecimal  # c\n"),
    "alias": ("import os, «_pydecimal» as d\n", "import os, decimal as d\n"),
    "alias of the same name": ("import «_pydecimal»  as  decimal\n", "import decimal\n"),
    "from": ("from «_pydecimal» import Decimal\n", "from decimal import Decimal\n"),
    "from, with layout": (
        "if x:\r\n\tfrom  «_pydecimal»  import (Decimal, # é\r\n  localcontext)\r\n",
        "if x:\r\n\tfrom  decimal  import (Decimal, # é\r\n  localcontext)\r\n",
    ),
    "by name": (
        "m = importlib.import_module(«'_pydecimal'»)\n",
        "m = importlib.import_module('decimal')\n",
    ),
}


@pytest.mark.parametrize("case", REPLACED)
def test_replacing_a_module(case: str) -> None:
    before, after = REPLACED[case]
    assert fixed(before, DECIMAL, "EW302") == after


HASHED = {
    "literal": (
        SHA3,
        'h = hashlib.new(«"sha512_256"», "é")\n',
        'h = hashlib.new("sha3_256", "é")\n',
    ),
    "its quotes": (SHA3, "hashlib.new(«'sha512_256'»)\n", "hashlib.new('sha3_256')\n"),
    "its prefix": (SHA3, 'hashlib.new(«u"""sha512_256"""»)\n', 'hashlib.new(u"""sha3_256""")\n'),
    "a name": (SHA3, "hashlib.new(«ALGORITHM», x)\n", 'hashlib.new("sha3_256", x)\n'),
    "a concatenation": (SHA3, "hashlib.new(«'sha512' '_256'»)\n", 'hashlib.new("sha3_256")\n'),
    "hmac": (
        SHA3,
        'hmac.new(key, msg, «"sha512_256"»)\n',
        'hmac.new(key, msg, "sha3_256")\n',
    ),
    "a digest size": (
        BLAKE,
        'hashlib.new(«"ripemd160"», data)\n',
        'hashlib.new("blake2b", data, digest_size=20)\n',
    ),
    "a digest size, alone": (
        BLAKE,
        'x = [hashlib.new(«"ripemd160"»)]\n',
        'x = [hashlib.new("blake2b", digest_size=20)]\n',
    ),
    "a digest size that is there": (
        BLAKE,
        'hashlib.new(«"ripemd160"», digest_size=20)\n',
        'hashlib.new("blake2b", digest_size=20)\n',
    ),
    "a trailing comma": (
        BLAKE,
        'hashlib.new(«"ripemd160"», data, )\n',
        'hashlib.new("blake2b", data, digest_size=20, )\n',
    ),
    "an argument a line": (
        BLAKE,
        'h = hashlib.new(\n    «"ripemd160"»,  # a\n    data,  # b\n)\n',
        'h = hashlib.new(\n    "blake2b",  # a\n    data,  # b\n    digest_size=20,\n)\n',
    ),
    "an argument a line, no trailing comma": (
        BLAKE,
        'def f():\r\n\th = hashlib.new(\r\n\t\tname=«"ripemd160"»,\r\n\t\tdata=data\r\n\t)\r\n',
        'def f():\r\n\th = hashlib.new(\r\n\t\tname="blake2b",\r\n\t\tdata=data,\r\n'
        "\t\tdigest_size=20\r\n\t)\r\n",
    ),
    "one argument on its own line": (
        BLAKE,
        'h = hashlib.new(\n    «"ripemd160"»\n)\n',
        'h = hashlib.new(\n    "blake2b",\n    digest_size=20\n)\n',
    ),
    "in the header of a broken block": (
        BLAKE,
        'with hashlib.new(«"ripemd160"»,\n   "é👍") as h:\n    x = (\n',
        'with hashlib.new("blake2b",\n   "é👍",\n   digest_size=20) as h:\n    x = (\n',
    ),
}


@pytest.mark.parametrize("case", HASHED)
def test_replacing_an_algorithm(case: str) -> None:
    action, before, after = HASHED[case]
    assert fixed(before, action, "EW301") == after


def test_a_constructor_is_renamed() -> None:
    action = ReplaceAlgorithm("md5", "blake2b", digest_size=16)
    assert fixed("«hashlib.md5(b'x')»\n", action) == "hashlib.blake2b(b'x', digest_size=16)\n"


@pytest.mark.parametrize(
    ("before", "subject"),
    [
        ('hmac.new(key, msg, «"ripemd160"»)\n', "hmac.new"),
        ('new(key, msg, digestmod=«"ripemd160"»)\n', "hmac.new"),
        ('hashlib.file_digest(f, «"ripemd160"»)\n', "hashlib.file_digest"),
        ('hashlib.pbkdf2_hmac(«"ripemd160"», b"", b"", 1)\n', "hashlib.pbkdf2_hmac"),
    ],
)
def test_no_digest_size_where_it_cannot_be_passed(before: str, subject: str) -> None:
    assert fixed(before, BLAKE, "EW301", subject) is None


def test_the_replacement_runs_and_keeps_the_digest_size() -> None:
    text = fixed('import hashlib\nh = hashlib.new(«"ripemd160"», b"x")\n', BLAKE, "EW301")
    names: dict[str, object] = {}
    exec(text or "", names)
    assert names["h"].digest_size == 20  # type: ignore[attr-defined]


SUPPRESSED = {
    "plain": ("import «fcntl»\n", "import fcntl  # edgewise: ignore[EW101]\n"),
    "trailing blanks": ("import «fcntl» \t\r\n", "import fcntl  # edgewise: ignore[EW101]\r\n"),
    "another tool's comment": (
        "import «fcntl»  # noqa: F401\n",
        "import fcntl  # noqa: F401  # edgewise: ignore[EW101]\n",
    ),
    "our own comment": (
        "import «fcntl»  # type: ignore # edgewise: ignore[EW203] (é)\n",
        "import fcntl  # type: ignore # edgewise: ignore[EW203, EW101] (é)\n",
    ),
    "an empty one": (
        "import «fcntl»  # edgewise: ignore[]\n",
        "import fcntl  # edgewise: ignore[EW101]\n",
    ),
    "in a call over several lines": (
        "f(\n    «os.fork()»,\n)\n",
        "f(\n    os.fork(),  # edgewise: ignore[EW101]\n)\n",
    ),
    "before a backslash": (
        "x = «os.fork()» + \\\n    1\n",
        "x = os.fork() + \\\n    1  # edgewise: ignore[EW101]\n",
    ),
    "before a string over several lines": (
        's = «os.popen»("""\n  é\n"""); t = 1\nu = 2\n',
        's = os.popen("""\n  é\n"""); t = 1  # edgewise: ignore[EW101]\nu = 2\n',
    ),
    "in a string that is no comment": (
        's = «os.popen»("# edgewise: ignore[EW203]")\n',
        's = os.popen("# edgewise: ignore[EW203]")  # edgewise: ignore[EW101]\n',
    ),
    "without a last line end": ("import «pwd»", "import pwd  # edgewise: ignore[EW101]"),
    "a header": (
        "if «os.fork()» \\\n  and x:\n    pass\n",
        "if os.fork() \\\n  and x:  # edgewise: ignore[EW101]\n    pass\n",
    ),
}


@pytest.mark.parametrize("case", SUPPRESSED)
def test_suppressing(case: str) -> None:
    before, after = SUPPRESSED[case]
    assert fixed(before, Suppress("EW101")) == after


def test_the_compatibility_date_is_another_files(tmp_path: Path) -> None:
    config = tmp_path / "wrangler.toml"
    config.write_text('main = "entry.py"\ncompatibility_date = "2025-10-01" # now\n')
    action = SetCompatibilityDate(config, "2026-09-08")
    text, finding = finding_in("import «fcntl»\n")
    done = compute(Fix("t", action), finding, Document.open(text), None, Path.read_text)
    assert [edit.path for edit in done] == [config]
    assert apply(config.read_text(), done[0].edits) == (
        'main = "entry.py"\ncompatibility_date = "2026-09-08" # now\n'
    )


def test_a_fix_that_cannot_be_made_gives_nothing(tmp_path: Path) -> None:
    text, finding = finding_in("x = «1»\n")
    document = Document.open(text)
    for action in (GUARD, DECIMAL, SetCompatibilityDate(tmp_path / "gone.toml", "2026-09-08")):
        assert compute(Fix("t", action), finding, document, None, Path.read_text) == []
    assert compute(Fix("t", GUARD), finding, Document.open(""), None, Path.read_text) == []


def test_a_fix_works_on_a_document_that_was_edited() -> None:
    text, finding = finding_in("x = 1\nimport «fcntl»\n")
    typed = Change("x = 1\n", Range(Position(0, 0), Position(0, 0)))
    document = Document.open("import fcntl\n").changed([typed])
    (done,) = compute(Fix("t", GUARD), finding, document, None, Path.read_text)
    assert isinstance(done, FileEdit)
    assert apply(text, done.edits).startswith("x = 1\ntry:\n")
