"""Which findings a comment silences; `«»` stand around the finding's range."""

from __future__ import annotations

import pytest
from test_edits import finding_in

from edgewise.source.document import Document
from edgewise.source.suppressions import file_suppressions, suppressed

SILENCED = {
    "everything": "import «fcntl»  # edgewise: ignore\n",
    "its code": "import «fcntl»  # edgewise: ignore[EW101]\n",
    "its name, among others": "import «fcntl»  # edgewise: ignore[EW203, a-name]\n",
    "without blanks": "import «fcntl» #edgewise:ignore[ew101]\n",
    "a reason": "import «fcntl»  # edgewise: ignore[EW101] only on the laptop\n",
    "after another tool's": "import «fcntl»  # noqa: F401  # edgewise: ignore[EW101]\n",
    "before another tool's": "import «fcntl»  # edgewise: ignore[EW101]  # noqa: F401\n",
    "on the range's last line": "«f(\n)»  # edgewise: ignore\n",
    "on the statement's last line": "f(\n  «g»,\n)  # edgewise: ignore\n",
    "after a string": 'f("""\n""", x); «g» ; """\n"""  # edgewise: ignore\n',
    "after a backslash": "x = «g» + \\\n   1  # edgewise: ignore\n",
    "a header's last line": "if («g» and\n    x):  # edgewise: ignore\n    pass\n",
    "a decorator's last line": "@f(\n  «g»,\n)  # edgewise: ignore\ndef h(): pass\n",
    "half-typed": "def f(:\n    «g»  # edgewise: ignore\n    (\n",
    "carriage returns": "x = 1\rimport «fcntl»  # edgewise: ignore\ry = (\r",
}

REPORTED = {
    "another code": "import «fcntl»  # edgewise: ignore[EW102]\n",
    "another line": "import «fcntl»\nx = 1  # edgewise: ignore\n",
    "the line above": "# edgewise: ignore\nimport «fcntl»\n",
    "in a string": "«f»('# edgewise: ignore')\n",
    "no bracket at the end": "import «fcntl»  # edgewise: ignore[EW101\n",
    "an empty bracket": "import «fcntl»  # edgewise: ignore[]\n",
    "another word": "import «fcntl»  # edgewise: ignored\n",
    "another tool": "import «fcntl»  # type: ignore\n",
    "inside the block below": "if «g»:\n    x = 1  # edgewise: ignore\n",
    "the whole file, too late": "import «fcntl»  # edgewise: ignore-file\n",
}


def is_suppressed(marked: str) -> bool:
    text, finding = finding_in(marked)
    document = Document.open(text)
    found = document.unit_at(finding.range.start.line)
    assert found is not None
    unit, first_line = found
    return suppressed(unit, finding.shifted(-first_line))


@pytest.mark.parametrize("case", SILENCED)
def test_silenced(case: str) -> None:
    assert is_suppressed(SILENCED[case])


@pytest.mark.parametrize("case", REPORTED)
def test_reported(case: str) -> None:
    assert not is_suppressed(REPORTED[case])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("# edgewise: ignore-file\nimport x\n", [None]),
        ("#!/usr/bin/python\n# edgewise: ignore-file[EW101, EW203]\n", [("EW101", "EW203")]),
        ('"""What it does."""\n\n# edgewise: ignore-file\nimport x\n', [None]),
        ('\ufeff# edgewise: ignore-file\n"""Doc."""\nx = 1\n', [None]),
        ("# edgewise: ignore-file\nx = (\n", [None]),
        ("import x\n# edgewise: ignore-file\n", []),
        ("x = '# edgewise: ignore-file'\n", []),
        ("# edgewise: ignore-files\nimport x\n", []),
        ("", []),
    ],
)
def test_the_whole_file(text: str, codes: list[tuple[str, ...] | None]) -> None:
    assert [each.codes for each in file_suppressions(Document.open(text))] == codes
