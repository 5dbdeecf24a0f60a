"""Every file of this machine's own standard library, its deliberately broken ones too.

A sample that changes with the day, and every file that is broken on purpose; all files with
`EDGEWISE_FUZZ=all`.
"""

from __future__ import annotations

import datetime
import os
import random
import sysconfig
from pathlib import Path

import pytest

from edgewise.checker import check, references_at
from edgewise.finding import Position
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

LIBRARIES = [
    folder
    for folder in (
        Path(sysconfig.get_path("stdlib")),
        Path(f"/usr/lib/python{sysconfig.get_python_version()}"),
    )
    if folder.is_dir()
]
SAMPLE = 80
LARGE = 200_000  # bytes; such files are read by the complete run only
TARGET = Target(catalogue.current_workers(), Choice(ChosenBy.DEFAULT, "a test"))


def files() -> list[Path]:
    found = [
        path
        for folder in dict.fromkeys(map(Path.resolve, LIBRARIES))
        for path in sorted(folder.rglob("*.py"))
        if "site-packages" not in path.parts and "dist-packages" not in path.parts
    ]
    if os.environ.get("EDGEWISE_FUZZ") == "all":
        return found
    seed = random.Random(datetime.datetime.now(datetime.timezone.utc).date().toordinal())
    small = [path for path in found if path.stat().st_size < LARGE]
    return sorted({*broken_on_purpose(found), *seed.sample(small, min(SAMPLE, len(small)))})


def broken_on_purpose(found: list[Path]) -> list[Path]:
    return [
        path
        for path in found
        if path.name.startswith(("bad", "badsyntax"))
        or ("lib2to3" in path.parts and "data" in path.parts)
        or path.parent.name in {"encoded_modules", "tokenizedata"}
    ]


@pytest.fixture(autouse=True)
def loud(monkeypatch):
    """A rule that fails is logged and skipped by the checker; here it fails the test."""

    def fail(rule):
        raise AssertionError(f"{rule.code} failed")

    monkeypatch.setattr("edgewise.objections.report_broken", fail)


def test_there_are_files():
    assert len(files()) > 100


@pytest.mark.parametrize("path", files(), ids=str)
def test_check(path):
    content = path.read_bytes()
    text = content.decode("utf-8", "surrogateescape")
    document = Document.open(text)
    assert document.text == text
    findings = check(document, TARGET)
    lines = document.starts[-1]
    for finding in findings:
        assert Position(0, 0) <= finding.range.start < finding.range.end
        assert finding.range.end.line < lines
        assert finding.range.end.column <= len(document.line(finding.range.end.line))
        assert document.slice(finding.range)
        assert references_at(document, finding.range.start, TARGET)
