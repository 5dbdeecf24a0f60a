"""The Worker that every editor opens, and what an editor's process is given."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import edgewise

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE_ROOT = Path(edgewise.__file__).parents[1]
PROJECT = SOURCE_ROOT.parent

WRANGLER = """{
  // every comment stays
  "name": "shop",
  "main": "worker.py",
  "compatibility_date": "%s",
  "compatibility_flags": ["python_workers"],
}
"""
TEXT = """\
import hashlib
s = "👩‍👩‍👧 é — 🎉"; import fcntl
digest = hashlib.new("md4", "ß🎉".encode())
"""


def lay_out(folder: Path, text: str = TEXT) -> None:
    """Write the Worker into a folder."""
    (folder / "wrangler.jsonc").write_text(WRANGLER % "2026-01-01")
    (folder / "entry.py").write_text(text)


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What an editor is started with: a home of its own, and this `edgewise` on the PATH."""
    return {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONPATH": str(SOURCE_ROOT),
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / ".state"),
        "EW_OUT": str(folder / "out.json"),
        **more,
    }


def what_was_seen(environment: Mapping[str, str], said: str) -> dict[str, Any]:
    """What an editor wrote down; what it said itself explains why there is nothing."""
    out = Path(environment["EW_OUT"])
    assert out.exists(), said
    seen: dict[str, Any] = json.loads(out.read_text())
    assert not seen.get("error"), f"{seen['error']}\n{said}"
    return seen
