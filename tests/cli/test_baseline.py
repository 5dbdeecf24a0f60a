"""`--write-baseline` and `--baseline`: what is known is hidden, whatever happens around it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from run import edgewise_in

if TYPE_CHECKING:
    from pathlib import Path

    from run import Outcome

BEFORE = """\
import subprocess

subprocess.run(['ls', "x"], check=True)


class Shop:
    def open(self):
        subprocess.run("open")
        subprocess.run("open")
"""


def check(folder: Path, *arguments: str) -> Outcome:
    return edgewise_in(folder, "check", "--output-format", "json", *arguments)


def found(folder: Path) -> list[tuple[str, str, int]]:
    done = check(folder, "--baseline", "known.json")
    assert done.err == ""
    return [(each["path"], each["code"], each["line"]) for each in json.loads(done.out)]


@pytest.fixture
def entry(worker: Path) -> Path:
    (worker / "src" / "entry.py").write_text(BEFORE)
    assert edgewise_in(worker, "check", "--write-baseline", "known.json").code == 0
    return worker / "src" / "entry.py"


def test_what_is_written(worker: Path, entry: Path) -> None:
    written = json.loads((worker / "known.json").read_text())
    assert written["version"] == 1
    (shop, top) = sorted(written["findings"], key=lambda each: -len(each["scope"]))
    assert shop.pop("words") != top.pop("words")
    assert top == {
        "path": "src/entry.py",
        "code": "EW202",
        "subject": "subprocess.run",
        "scope": "",
    }
    assert shop == {**top, "scope": "Shop.open", "count": 2}


def test_writing_says_how_much_and_is_stable(worker: Path, entry: Path) -> None:
    before = (worker / "known.json").read_bytes()
    done = edgewise_in(worker, "check", "--write-baseline", "known.json")
    assert done.err == "Wrote 3 findings to known.json.\n"
    assert done.out == ("No problems, 3 in the baseline; checked 2 files against workers-3.13\n")
    assert (worker / "known.json").read_bytes() == before


def test_what_is_known_is_hidden_and_counted(worker: Path, entry: Path) -> None:
    done = edgewise_in(worker, "check", "--baseline", "known.json")
    assert (done.code, done.err) == (0, "")
    assert done.out == "No problems, 3 in the baseline; checked 2 files against workers-3.13\n"


SURVIVED = {
    "lines above and below": ("import subprocess\n", "import json\n\nimport subprocess\n\nx = 1\n"),
    "a formatter": (
        """subprocess.run(['ls', "x"], check=True)""",
        'subprocess.run(\n    ["ls", "x"],\n    check=True,\n)',
    ),
    "a comment": ("check=True)", "check=True)  # lists the files"),
    "an edit of the statement": ("['ls', \"x\"], check=True", "['ls', 'y', 'z']"),
    "the order of definitions": (
        "class Shop:",
        "class Cart:\n    pass\n\n\nclass Shop:\n    def close(self):\n        pass\n",
    ),
}


@pytest.mark.parametrize("case", SURVIVED)
def test_what_an_entry_survives(worker: Path, entry: Path, case: str) -> None:
    old, new = SURVIVED[case]
    assert BEFORE.count(old) == 1
    entry.write_text(BEFORE.replace(old, new))
    assert found(worker) == []


def test_from_another_folder(worker: Path, entry: Path) -> None:
    done = check(worker / "src", "--baseline", "../known.json")
    assert json.loads(done.out) == []


def test_a_renamed_file(worker: Path, entry: Path) -> None:
    entry.rename(entry.with_name("shop.py"))
    assert found(worker) == []


def test_the_same_once_more_is_new(worker: Path, entry: Path) -> None:
    entry.write_text(BEFORE + '        subprocess.run("open")\n')
    assert found(worker) == [("src/entry.py", "EW202", 10)]


def test_the_same_in_another_function_is_new(worker: Path, entry: Path) -> None:
    entry.write_text(BEFORE + '\n    def close(self):\n        subprocess.run("close")\n')
    assert found(worker) == [("src/entry.py", "EW202", 12)]


def test_another_file_is_new(worker: Path, entry: Path) -> None:
    entry.with_name("other.py").write_text("import syslog\n")
    assert found(worker) == [("src/other.py", "EW101", 1)]
    assert check(worker, "--baseline", "known.json").code == 1


def test_what_is_gone_is_said(worker: Path, entry: Path) -> None:
    entry.write_text(BEFORE.replace('        subprocess.run("open")\n', "        pass\n"))
    done = edgewise_in(worker, "check", "--baseline", "known.json")
    assert done.code == 0
    assert done.err == (
        "warning: 2 entries of the baseline known.json are no longer found:"
        " write it anew with --write-baseline.\n"
    )


def test_of_files_that_are_not_checked_nothing_is_gone(worker: Path, entry: Path) -> None:
    done = edgewise_in(worker, "check", "src/clean.py", "--baseline", "known.json")
    assert done.err == ""


def test_a_deleted_file_is_gone(worker: Path, entry: Path) -> None:
    entry.unlink()
    done = edgewise_in(worker, "check", "--baseline", "known.json")
    assert "3 entries of the baseline known.json are no longer found" in done.err


def test_fixes_come_first(worker: Path) -> None:
    entry = worker / "src" / "entry.py"
    entry.write_text("import _pydecimal\nimport syslog\n")
    edgewise_in(worker, "check", "--write-baseline", "known.json")
    done = edgewise_in(worker, "check", "--fix", "--baseline", "known.json")
    assert entry.read_text() == "import decimal as _pydecimal\nimport syslog\n"
    assert "1 in the baseline" in done.out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "the baseline known.json cannot be read: No such file or directory."),
        ("{", "the baseline known.json is not JSON: "),
        ("[]", "known.json is no baseline: it has no list of findings."),
        ('{"version": 2, "findings": []}', "the baseline known.json has the version 2;"),
        ('{"version": 1, "findings": [{}]}', "finding 1 of the baseline known.json is not one."),
        (
            '{"version": 1, "findings": [{"path": "a", "code": "EW101", "subject": "b",'
            ' "scope": "", "words": "c", "count": 0}]}',
            "finding 1 of the baseline known.json is not one.",
        ),
    ],
)
def test_a_broken_baseline_is_an_error(worker: Path, content: str | None, said: str) -> None:
    if content is not None:
        (worker / "known.json").write_text(content)
    done = edgewise_in(worker, "check", "--baseline", "known.json")
    assert done.code == 2
    assert said in done.err
    assert done.out == ""


def test_a_baseline_that_cannot_be_written_is_an_error(worker: Path) -> None:
    done = edgewise_in(worker, "check", "--write-baseline", "nowhere/known.json")
    assert done.code == 2
    assert "the baseline nowhere/known.json cannot be written: No such file" in done.err


@pytest.mark.parametrize("other", [["--baseline", "b"], ["--fix"], ["--diff"], ["--watch"]])
def test_what_writing_does_not_go_with(worker: Path, other: list[str]) -> None:
    done = edgewise_in(worker, "check", "--write-baseline", "known.json", *other)
    assert done.code == 2
    assert "--write-baseline goes with none of" in done.err
