"""The Worker that every editor opens, and how an editor is let loose on it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import edgewise

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE_ROOT = Path(edgewise.__file__).parents[1]
PROJECT = SOURCE_ROOT.parent
EDITORS = PROJECT / "editors"
LIMIT_S = 120

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


def installed(program: str) -> str:
    """Where an editor is that Debian has."""
    path = shutil.which(program)
    assert path, f"tests/editors/install.sh installs {program}"
    return path


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What an editor is started with: a home of its own, and this `edgewise` on the PATH."""
    return {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONPATH": str(SOURCE_ROOT),
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / ".state"),
        **more,
    }


def go_through(
    editor: Sequence[str | Path],
    folder: Path,
    steps: Sequence[dict[str, Any]],
    *,
    text: str = TEXT,
    file: str = "entry.py",
    **more: str,
) -> dict[str, Any]:
    """Let an editor with its script go through the steps in a file; give what its user saw.

    The script reads the steps and writes down what it saw; what the editor says itself explains
    why there is nothing.
    """
    lay_out(folder, text)
    out = folder / "out.json"
    variables = environment(
        folder,
        EW_FILE=str(folder / file),
        EW_STEPS=json.dumps(steps),
        EW_OUT=str(out),
        **more,
    )
    run = subprocess.run(
        editor,
        env=variables,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    said = run.stdout + run.stderr
    assert out.exists(), said
    seen: dict[str, Any] = json.loads(out.read_text())
    assert not seen.get("error"), f"{seen['error']}\n{said}"
    return seen
