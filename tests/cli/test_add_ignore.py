"""`edgewise check --add-ignore`: every finding gets its comment, and files stay what they were."""

from __future__ import annotations

import ast
import codecs
import json
import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest
from run import edgewise_in

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = '''\
"""Shop."""
import fcntl, subprocess  # noqa: F401
import syslog  # edgewise: ignore[EW203]

TEXT = f("""
 """, subprocess.run(["x"]), """
 """)
x = subprocess.run("x") + \\
    subprocess.run("y")
'''
AFTER = '''\
"""Shop."""
import fcntl, subprocess  # noqa: F401  # edgewise: ignore[EW101]
import syslog  # edgewise: ignore[EW203, EW101]

TEXT = f("""
 """, subprocess.run(["x"]), """
 """)  # edgewise: ignore[EW202]
x = subprocess.run("x") + \\
    subprocess.run("y")  # edgewise: ignore[EW202]
'''


def test_everything_that_was_found_is_silenced(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text(BEFORE)

    done = edgewise_in(worker, "check", "--add-ignore")

    assert (worker / "src" / "entry.py").read_text() == AFTER
    assert "Added suppressions for 5 findings in 1 file; 2 remain." in done.err
    assert {each for each in ("EW101", "EW202", "EW901", "EW503") if f"[{each}]" in done.out} == {
        "EW901",
        "EW503",  # in the wrangler file
    }
    ast.parse(AFTER)


def test_a_second_time_there_is_nothing_to_do(worker: Path) -> None:
    edgewise_in(worker, "check", "--add-ignore")
    once = (worker / "src" / "entry.py").read_bytes()

    done = edgewise_in(worker, "check", "--add-ignore")

    assert (worker / "src" / "entry.py").read_bytes() == once
    assert done.code == 0
    assert "Added suppressions for 0 findings in 0 files." in done.err
    assert edgewise_in(worker, "check").code == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"import syslog\r\nx = 1\r\n", b"import syslog  # edgewise: ignore[EW101]\r\nx = 1\r\n"),
        (
            codecs.BOM_UTF8 + b"import syslog",
            codecs.BOM_UTF8 + b"import syslog  # edgewise: ignore[EW101]",
        ),
        (
            b"# coding: latin-1\nx = '\xe9'; import syslog\n",
            b"# coding: latin-1\nx = '\xe9'; import syslog  # edgewise: ignore[EW101]\n",
        ),
    ],
)
def test_encodings_and_line_ends_stay(worker: Path, before: bytes, after: bytes) -> None:
    entry = worker / "src" / "entry.py"
    entry.write_bytes(before)
    edgewise_in(worker, "check", "--add-ignore")
    assert entry.read_bytes() == after


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX's here")
def test_permissions_stay(worker: Path) -> None:
    entry = worker / "src" / "entry.py"
    entry.chmod(0o755)
    edgewise_in(worker, "check", "--add-ignore")
    assert stat.S_IMODE(entry.stat().st_mode) == 0o755


def test_a_file_that_does_not_parse_is_left_and_named(worker: Path) -> None:
    broken = worker / "src" / "broken.py"
    broken.write_text("import syslog\nx = (\n")

    done = edgewise_in(worker, "check", "--add-ignore")

    assert broken.read_text() == "import syslog\nx = (\n"
    assert "src/broken.py is left as it is: it does not parse." in done.err
    assert "Added suppressions for 1 finding in 1 file; 1 remains." in done.err
    assert done.code == 1


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write everything"
)
def test_a_file_that_may_not_be_written_is_left_and_named(worker: Path) -> None:
    entry = worker / "src" / "entry.py"
    entry.chmod(0o444)
    done = edgewise_in(worker, "check", "--add-ignore")
    assert "src/entry.py cannot be written: permission denied." in done.err
    assert done.code == 1


def test_configuration_files_are_left(worker: Path) -> None:
    (worker / "pyproject.toml").write_text('[project]\nrequires-python = "<3.10"\n')
    before = (worker / "pyproject.toml").read_bytes()

    done = edgewise_in(worker, "check", "--add-ignore", "--output-format", "json")

    assert (worker / "pyproject.toml").read_bytes() == before
    assert [each["code"] for each in json.loads(done.out)] == ["EW505"]


@pytest.mark.parametrize(
    "other", [["--fix"], ["--diff"], ["--watch"], ["--baseline", "b.json"], ["-"]]
)
def test_what_it_does_not_go_with(worker: Path, other: list[str]) -> None:
    done = edgewise_in(worker, "check", "--add-ignore", *other)
    assert done.code == 2
    assert "--add-ignore writes into files" in done.err
