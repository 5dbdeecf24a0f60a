"""The file that every editor opens to be compared with the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from worker import environment, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

# Findings of several rules and severities; other scripts before, in and after them.
TEXT = """\
import asyncio, hashlib, threading
title = "👩‍👩‍👧 — Größe"; import fcntl


async def on_fetch(request, env):
    worker = threading.Thread(target=print, args=("żółć",))
    worker.start()
    name = "🎉"; digest = hashlib.new("md4", name.encode())
    import syslog  # é
    return digest


def main():
    asyncio.run(on_fetch(None, None))
"""


Findings = list[tuple[int, str, str]]


def on_the_command_line(folder: Path) -> Findings:
    """Lay the file out in a folder; give the line, the code and the text of each finding in it."""
    lay_out(folder, TEXT)
    run = subprocess.run(
        [sys.executable, "-m", "edgewise", "check", "--output-format", "json", "entry.py"],
        env=environment(folder),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    lines = TEXT.splitlines()
    found = sorted(
        (
            each["line"],
            each["code"],
            lines[each["line"] - 1][each["column"] - 1 : each["end_column"] - 1],
        )
        for each in json.loads(run.stdout)
        if each["path"] == "entry.py"  # the wrangler file has one of its own
    )
    assert len({code for _, code, _ in found}) > 2
    return found


def as_seen(squiggles: Iterable[dict[str, Any]]) -> Findings:
    """Give the same of what an editor shows, the text taken from its buffer."""
    return sorted((each["line"], each["code"], each["text"]) for each in squiggles)
