"""Emacs in batch mode, with the configuration that we ship."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from worker import EDITORS, TEXT, go_through, installed

CONFIG = EDITORS / "emacs" / "edgewise.el"
SCRIPT = Path(__file__).with_name("emacs.el")


def drive(client: str, folder: Path, *steps: dict[str, Any], text: str = TEXT) -> dict[str, Any]:
    """Let an Emacs go through the steps with `eglot` or `lsp-mode`; give what its user saw."""
    emacs = [installed("emacs"), "-Q", "--batch", "-l", SCRIPT]
    return go_through(emacs, folder, steps, text=text, EW_CLIENT=client, EW_CONFIG=str(CONFIG))
