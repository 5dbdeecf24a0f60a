"""Neovim without a display, with the configuration that we ship."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from worker import EDITORS, TEXT, go_through

CONFIG = EDITORS / "neovim" / "lsp" / "edgewise.lua"
OLDER = EDITORS / "neovim" / "init-older.lua"
SCRIPT = Path(__file__).with_name("neovim.lua")

_BINARIES = {"0.11": Path(sys.executable).parent / "nvim", "0.7": Path("/usr/bin/nvim")}
VERSIONS = tuple(_BINARIES)


def binary(version: str) -> str:
    """Where one of `VERSIONS` is."""
    path = _BINARIES[version]
    assert path.exists(), "make test-editors installs every Neovim"
    return str(path)


def drive(
    neovim: str,
    folder: Path,
    *steps: dict[str, Any],
    text: str = TEXT,
    file: str = "entry.py",
    **more: str,
) -> dict[str, Any]:
    """Let a Neovim go through the steps in a file; give what its user saw."""
    if neovim == str(_BINARIES["0.7"]):
        more = {"EW_OLDER": str(OLDER), **more}
    return go_through(
        [neovim, "--clean", "--headless", "-c", f"luafile {SCRIPT}"],
        folder,
        steps,
        text=text,
        file=file,
        EW_COMMAND=json.dumps([sys.executable, "-m", "edgewise", "server"]),
        EW_CONFIG=str(CONFIG),
        EW_ROOT=str(folder),
        **more,
    )
