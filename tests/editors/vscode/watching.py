"""What a test watches: windows, processes, Pythons that leave a trace."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def expect(locator: object) -> object:
    """Playwright's, loaded where a test wants it: tests are collected without it."""
    from playwright.sync_api import expect

    return expect(locator)


def until(met: Callable[[], object], limit_s: float = 30) -> None:
    """Wait until something is so."""
    end = time.monotonic() + limit_s
    while not met():
        assert time.monotonic() < end
        time.sleep(0.1)


def servers(folder: Path) -> set[int]:
    """Return the processes of Edgewise servers that were started from under a folder."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if any(part.startswith(bytes(folder)) and part.endswith(b"start.py") for part in command):
            found.add(int(process.name))
    return found


def leave_a_trace(python: Path, trace: Path) -> Path:
    """Make a Python that leaves a trace when it is started."""
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\ntouch "{trace}"\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return python
