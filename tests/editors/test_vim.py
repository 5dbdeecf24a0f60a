"""Edgewise in a real Vim, by ALE, with the configuration that we ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ale
import pytest
from worker import TEXT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.editor

# ALE takes the protocol's UTF-16 columns for bytes, so that only what stands before the first
# character that is not ASCII is in its place.
ASCII_FIRST = """\
import hashlib
import fcntl; s = "👩‍👩‍👧 é — 🎉"
digest = hashlib.new("md4", "ß🎉".encode())
"""


def test_squiggles_hover_and_fix_on_lines_with_other_scripts(tmp_path: Path) -> None:
    seen = ale.drive(
        tmp_path,
        {"diagnostics": 2},
        {"hover": 2},
        {"hover": 3},
        {"fix": "sha", "line": 3},
        {"diagnostics": 1},
        {"fix": "Guard", "line": 2},
        {"diagnostics": 0},
        {"save": True},
        text=ASCII_FIRST,
    )
    squiggles, module, algorithm, menu, *_ = seen["steps"]

    assert [(each["code"], each["line"], each["text"]) for each in squiggles] == [
        ("EW101", 2, "fcntl"),
        ("EW301", 3, '"md4"'),
    ]
    assert {each["linter"] for each in squiggles} == {"edgewise"}
    assert "fcntl" in module[0]
    assert any("2026-09-08" in line for line in module)
    assert any("sha256" in line for line in algorithm)
    assert any("digest" in title for title in menu)

    text = "\n".join(seen["text"]) + "\n"
    assert '"👩‍👩‍👧 é — 🎉"' in text
    assert '"ß🎉".encode())' in text
    assert "md4" not in text
    assert "except ImportError" in text
    compile(text, "entry.py", "exec")
    assert (tmp_path / "entry.py").read_text() == text


@pytest.mark.xfail(strict=True, reason="ALE 3.3.0 takes UTF-16 columns for bytes")
def test_a_squiggle_behind_another_script(tmp_path: Path) -> None:
    seen = ale.drive(tmp_path, {"diagnostics": 2}, text=TEXT)
    assert [each["text"] for each in seen["steps"][0]] == ["fcntl", '"md4"']
