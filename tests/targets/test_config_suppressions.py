"""What is said about the comments themselves in configuration files, and what the fixes write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edgewise.config.settings import read_settings
from edgewise.config.wrangler import read_wrangler
from edgewise.config_language.suppressions import check_comments
from edgewise.fixes.edits import compute
from edgewise.fixes.site import apply
from edgewise.source.document import Document

if TYPE_CHECKING:
    from edgewise.finding import Finding

SAID = {
    "a rule about code": (
        'name = "x"  # edgewise: ignore[EW101]\n',
        ["EW901"],
        'name = "x"\n',
    ),
    "one of several": (
        'name = "x"  # edgewise: ignore[EW504, EW101]\n',
        ["EW901"],
        'name = "x"  # edgewise: ignore[EW504]\n',
    ),
    "twice": (
        'name = "x"  # edgewise: ignore[EW504, EW504]\n',
        ["EW901"],
        'name = "x"  # edgewise: ignore[EW504]\n',
    ),
    "no rule": (
        'name = "x"  # edgewise: ignore[EW5O4]\n',
        ["EW902"],
        'name = "x"  # edgewise: ignore[EW504]\n',
    ),
    "another tool's comment before it": (
        'name = "x" # taplo: ignore # edgewise: ignore[EW101]\n',
        ["EW901"],
        'name = "x" # taplo: ignore\n',
    ),
    "the whole file, too late": (
        'name = "x"\n# edgewise: ignore-file\ny = 1\n',
        ["EW901"],
        'name = "x"\ny = 1\n',
    ),
    "no end": ('name = "x"  # edgewise: ignore[EW504\n', ["EW902"], None),
    "another tool's comment after it": (
        'name = "x"  # edgewise: ignore[EW101]  # taplo: ignore\n',
        ["EW901"],
        None,
    ),
    "what may be needed": (
        "# edgewise: ignore-file[EW502]\nname = 1  # edgewise: ignore\ny = 1  # edgewise: "
        "ignore[dependency-not-available]\n",
        [],
        None,
    ),
    "kept on purpose": ('name = "x"  # edgewise: ignore[EW101, EW901]\n', [], None),
    "kept in the whole file": (
        '# edgewise: ignore-file[EW901]\nname = "x"  # edgewise: ignore[EW101]\n',
        [],
        None,
    ),
    "in a string": ('name = "# edgewise: ignore[EW101]"\n', [], None),
}

IN_JSON = {
    "a line of its own": (
        '{\n  // edgewise: ignore[EW101]\n  "name": "x"\n}\n',
        ["EW901"],
        '{\n  "name": "x"\n}\n',
    ),
    "between": (
        '{"name": "x", /* edgewise: ignore[EW101] */ "y": 1}\n',
        ["EW901"],
        '{"name": "x",  "y": 1}\n',
    ),
    "several lines": ('{"name": "x" /* why\n edgewise: ignore[EW101] */}\n', [], None),
}


def found_in(text: str, path: Path) -> list[Finding]:
    read = read_wrangler if path.suffix == ".jsonc" else read_settings
    content = read(text, path).content
    assert content is not None
    return [each.finding() for each in check_comments(path, content.suppressions)]


@pytest.mark.parametrize(
    ("name", "case"),
    [("edgewise.toml", case) for case in SAID] + [("wrangler.jsonc", case) for case in IN_JSON],
)
def test_said_and_fixed(name: str, case: str) -> None:
    path = Path("/shop") / name
    text, codes, after = (SAID if name == "edgewise.toml" else IN_JSON)[case]
    found = found_in(text, path)
    assert [each.code for each in found] == codes
    fixes = [(finding, fix) for finding in found for fix in finding.fixes]
    if after is None:
        assert not fixes
        return
    ((finding, fix),) = fixes
    (done,) = compute(fix, finding, Document.open(""), path, lambda _: text)
    assert done.path == path
    assert apply(text, done.edits) == after
    assert found_in(after, path) == []


def test_the_project_says_it_too(workspace) -> None:
    workspace.write(
        "pyproject.toml", '[project]\nrequires-python = ">=3.12"  # edgewise: ignore[EW101]\n'
    )
    (problem,) = workspace.problems()
    assert (problem.code, problem.range.start.line) == ("EW901", 1)
