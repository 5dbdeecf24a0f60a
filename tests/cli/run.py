"""Runs the command as a user does: in a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

import edgewise
from edgewise.cli import main

SOURCE = Path(edgewise.__file__).parents[1]


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


def edgewise_in(folder: Path, *arguments: str, stdin: bytes = b"", **environment: str) -> Outcome:
    names = {"NO_COLOR", "FORCE_COLOR", "EDGEWISE_DEBUG"}
    inherited = {name: value for name, value in os.environ.items() if name not in names}
    done = subprocess.run(
        [sys.executable, "-m", "edgewise", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        timeout=60,
        env={**inherited, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1", **environment},
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def within(folder: Path, *arguments: str) -> Outcome:
    """Run in this process, which is quicker where nothing depends on it."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        done = CliRunner().invoke(main, list(arguments))
    finally:
        os.chdir(before)
    return Outcome(done.exit_code, done.stdout, done.stderr)
