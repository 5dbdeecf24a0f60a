"""Vim with ALE, without a display, with the configuration that we ship."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from worker import EDITORS, TEXT, go_through, installed

CONFIG = EDITORS / "vim"
SCRIPT = Path(__file__).with_name("ale.vim")


def drive(folder: Path, *steps: dict[str, Any], text: str = TEXT) -> dict[str, Any]:
    """Let a Vim with ALE go through the steps; give what its user saw."""
    vim = [installed("vim"), "-N", "-u", "NONE", "-i", "NONE", "-n", "-es", "-S", SCRIPT]
    return go_through(vim, folder, steps, text=text, EW_CONFIG=str(CONFIG))
