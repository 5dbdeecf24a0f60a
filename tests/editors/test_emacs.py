"""Edgewise in a real Emacs, by eglot and by lsp-mode, with the configuration that we ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

import emacs
import pytest
from worker import TEXT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.editor


@pytest.mark.parametrize("client", ["eglot", "lsp-mode"])
def test_squiggles_hover_and_fix_on_lines_with_other_scripts(client: str, tmp_path: Path) -> None:
    seen = emacs.drive(
        client,
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
    assert "fcntl" in module
    assert "2026-09-08" in module
    assert "sha256" in algorithm
    assert any("digest" in title for title in menu)

    first, second, third = seen["text"].splitlines()
    assert first == "import hashlib"
    assert second == TEXT.splitlines()[1] + "  # edgewise: ignore[EW101]"
    assert third.endswith('"ß🎉".encode())')
    assert "md4" not in third
    assert (tmp_path / "entry.py").read_text() == seen["text"]
