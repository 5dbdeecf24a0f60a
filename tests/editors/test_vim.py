"""Edgewise in a real Vim, by ALE, with the configuration that we ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ale
import pytest
from worker import TEXT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.editor


def test_squiggles_hover_and_fix_on_lines_with_other_scripts(tmp_path: Path) -> None:
    seen = ale.drive(
        tmp_path,
        {"diagnostics": 2},
        {"hover": 2},
        {"hover": 3},
        {"fix": "sha", "line": 3},
        {"diagnostics": 1},
        {"fix": "Suppress", "line": 2},
        {"diagnostics": 0},
        {"save": True},
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

    first, second, third = seen["text"]
    assert first == "import hashlib"
    assert second == TEXT.splitlines()[1] + "  # edgewise: ignore[EW101]"
    assert third.endswith('"ß🎉".encode())')
    assert "md4" not in third
    assert (tmp_path / "entry.py").read_text().splitlines() == seen["text"]
