"""Neovim without a display, with the configuration that we ship."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from worker import PROJECT, TEXT, environment, lay_out, what_was_seen

CONFIG = PROJECT / "editors" / "neovim" / "lsp" / "edgewise.lua"
OLDER = PROJECT / "editors" / "neovim" / "init-older.lua"
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
    lay_out(folder, text)
    if neovim == str(_BINARIES["0.7"]):
        more = {"EW_OLDER": str(OLDER), **more}
    variables = environment(
        folder,
        EW_COMMAND=json.dumps([sys.executable, "-m", "edgewise", "server"]),
        EW_CONFIG=str(CONFIG),
        EW_ROOT=str(folder),
        EW_FILE=str(folder / file),
        EW_STEPS=json.dumps(steps),
        **more,
    )
    run = subprocess.run(
        [neovim, "--clean", "--headless", "-c", f"luafile {SCRIPT}"],
        env=variables,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return what_was_seen(variables, run.stderr)
