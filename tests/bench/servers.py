"""Who is measured: Edgewise, and the peers beside it."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edgewise import __version__

from . import corpus

WRANGLER = """\
main = "entry.py"
compatibility_date = "2026-01-01"
compatibility_flags = ["python_workers"]
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A language server and what it is told."""

    name: str
    command: tuple[str, ...]
    version: str
    finds: bool = False
    """It reports what fails on Workers, so that it must find something in the text."""
    settle_s: float = 0.7
    """What it does within so long after the last key is part of what the keys cost: longer than
    Edgewise (0.25 s) and pylsp (0.5 s) wait for a pause."""
    options: dict[str, Any] = field(default_factory=dict)
    """Its `initializationOptions`."""
    settings: dict[str, Any] = field(default_factory=dict)
    """What it is answered to `workspace/configuration`."""


class MissingPeerError(Exception):
    """A peer was named that is not installed here."""


_AT_ONCE_S = 0.1
"""For those that put nothing off."""

EDGEWISE = Server("edgewise", (sys.executable, "-m", "edgewise", "server"), __version__, finds=True)
EMPTY = Server(
    "empty pygls",
    (sys.executable, str(Path(__file__).with_name("empty_server.py"))),
    importlib.metadata.version("pygls"),
    settle_s=_AT_ONCE_S,
)
"""The floor: what Python and pygls cost that do nothing."""

_OPTIONAL: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "pyright": (("pyright-langserver", "--stdio"), {}),
    "pylsp": (("pylsp",), {}),
    "jedi": (("jedi-language-server",), {}),
    "ty": (("ty", "server"), {}),
    "pyrefly": (("pyrefly", "lsp"), {}),
    "zuban": (("zuban", "server"), {}),
}
OPTIONAL = tuple(_OPTIONAL)
"""The names of the peers that are measured if they are asked for and there."""


def ruff() -> Server:
    """Ruff, which shall find what Edgewise finds by a list of names (see `ruff_configuration`)."""
    command = executable("ruff")
    return Server("ruff", (command, "server"), version(command), finds=True, settle_s=_AT_ONCE_S)


def optional(name: str) -> Server:
    """A peer by its name; raises `MissingPeerError` if it is not installed."""
    if name not in _OPTIONAL:
        raise MissingPeerError(f"There is no peer {name}; known are {', '.join(OPTIONAL)}.")
    (program, *arguments), settings = _OPTIONAL[name]
    command = executable(program)
    tells = executable("pyright") if name == "pyright" else command
    return Server(name, (command, *arguments), version(tells), settings=settings)


def executable(program: str) -> str:
    """The program's path: in this environment, else on PATH."""
    beside = shutil.which(program, path=str(Path(sys.executable).parent))
    found = beside or shutil.which(program)
    if found is None:
        raise MissingPeerError(f"{program} is neither in this environment nor on PATH.")
    return found


def version(command: str) -> str:
    """What a program answers to `--version`, without its name."""
    try:
        done = subprocess.run(
            [command, "--version"], capture_output=True, encoding="utf-8", timeout=60, check=False
        )
    except subprocess.TimeoutExpired:
        return "unknown"
    found = re.search(r"\d+(?:\.\d+)+\S*", done.stdout + done.stderr)
    return found.group() if found else "unknown"


def ruff_configuration() -> str:
    """`ruff.toml` with the one rule that does something like it.

    Every other rule would only be more work for Ruff.
    """
    banned = "".join(
        f"{json.dumps(name)}.msg = {json.dumps(f'`{name}` does not work on Workers.')}\n"
        for name in corpus.BANNED
    )
    return f'[lint]\nselect = ["TID251"]\n[lint.flake8-tidy-imports.banned-api]\n{banned}'


def prepare(folder: Path) -> None:
    """Write the configuration that servers find in the folder."""
    (folder / "wrangler.toml").write_text(WRANGLER, "utf-8")
    (folder / "ruff.toml").write_text(ruff_configuration(), "utf-8")
    os.environ["EDGEWISE_CACHE_DIR"] = str(folder / ".edgewise")
