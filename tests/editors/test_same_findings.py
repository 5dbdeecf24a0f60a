"""Every editor and the command line say the same about the same file.

VS Code does it in `vscode/test_same_findings_in_vscode.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ale
import emacs
import neovim
import pytest
from same_file import TEXT, as_seen, on_the_command_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    Drive = Callable[[Path, dict[str, Any]], dict[str, Any]]

pytestmark = pytest.mark.editor

EDITORS: dict[str, Drive] = {
    **{
        f"neovim {version}": lambda folder, step, version=version: neovim.drive(
            neovim.binary(version), folder, step, text=TEXT
        )
        for version in neovim.VERSIONS
    },
    "neovim 0.11 as if it were older": lambda folder, step: neovim.drive(
        neovim.binary("0.11"), folder, step, text=TEXT, EW_OLDER=str(neovim.OLDER)
    ),
    "eglot": lambda folder, step: emacs.drive("eglot", folder, step, text=TEXT),
    "lsp-mode": lambda folder, step: emacs.drive("lsp-mode", folder, step, text=TEXT),
    "ale": lambda folder, step: ale.drive(folder, step, text=TEXT),
}


@pytest.mark.parametrize("editor", EDITORS)
def test_an_editor_says_what_the_command_line_says(editor: str, tmp_path: Path) -> None:
    expected = on_the_command_line(tmp_path)

    seen = EDITORS[editor](tmp_path, {"diagnostics": len(expected)})

    assert as_seen(seen["steps"][0]) == expected
