"""What the page "Beside Ruff and pyright" says, tried with the real Ruff."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from edgewise.checker import check
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

PAGE = Path(__file__).parents[2] / "docs" / "beside.md"
SUPPRESSED, BROKEN = re.findall(r"^```python\n([\s\S]+?)^```$", PAGE.read_text("utf-8"), re.M)
TARGET = Target((catalogue.runtime("workers-3.13"),), Choice(ChosenBy.COMMAND_LINE, "a test"))


def ruff(*arguments: str, text: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *arguments, "--isolated", "-"],
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not done.stderr or "Found" in done.stderr or "Fixed" in done.stderr, done.stderr
    return done.stdout


def codes(text: str) -> list[str]:
    return [finding.code for finding in check(Document.open(text), TARGET)]


def without_comments(text: str) -> str:
    return re.sub(r"#.*", "", text)


def test_every_comment_is_respected() -> None:
    assert codes(SUPPRESSED) == []
    assert codes(without_comments(SUPPRESSED)) == [*["EW101"] * 4, "EW202"]
    select = ("--select", "F,S607,RUF100", "--quiet", "--output-format", "concise")
    assert ruff("check", *select, text=SUPPRESSED) == ""
    found = ruff("check", *select, text=without_comments(SUPPRESSED))
    assert [line.split()[1] for line in found.splitlines()] == [*["F401"] * 4, "S607"]


def test_ruff_removes_its_own_comments_alone() -> None:
    """Where nothing that Ruff is asked about is left to silence, its comments go."""
    fixed = ruff("check", "--select", "RUF100,S", "--fix", "--quiet", text=SUPPRESSED)
    assert "noqa" not in fixed
    assert fixed.count("# edgewise: ignore") == SUPPRESSED.count("# edgewise: ignore")
    assert codes(fixed) == []


@pytest.mark.parametrize("width", [60, 88])
def test_the_formatter_may_break_the_statement(width: int) -> None:
    text = (
        "import hashlib\n\n\ndef digest_of_the_body(body: bytes) -> str:\n"
        '    return hashlib.new("ripemd160", body, usedforsecurity=False).hexdigest()'
        "  # edgewise: ignore[EW301]\n"
    )
    assert codes(text) == []
    formatted = ruff("format", "--line-length", str(width), text=text)
    assert formatted != text
    assert codes(formatted) == []
    if width == 88:
        assert BROKEN.strip() in formatted
