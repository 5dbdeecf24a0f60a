"""Every editor and the command line say the same about the same file."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import ale
import emacs
import neovim
import pytest
from worker import environment, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    Drive = Callable[[Path, dict[str, Any]], dict[str, Any]]

pytestmark = pytest.mark.editor

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
EDITORS: dict[str, Drive] = {
    **{
        f"neovim {version}": lambda folder, step, version=version: neovim.drive(
            neovim.binary(version), folder, step, text=TEXT
        )
        for version in neovim.VERSIONS
    },
    "neovim 0.11 as if it were older": lambda folder, step: neovim.drive(
        neovim.binary("0.11"), folder, step, text=TEXT, EW_OLDER=str(neovim.OLDER)
    ),
    "eglot": lambda folder, step: emacs.drive("eglot", folder, step, text=TEXT),
    "lsp-mode": lambda folder, step: emacs.drive("lsp-mode", folder, step, text=TEXT),
    "ale": lambda folder, step: ale.drive(folder, step, text=TEXT),
}


def on_the_command_line(folder: Path) -> list[tuple[int, str]]:
    """Lines and codes of the findings in the Worker's code."""
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
    return sorted(
        (each["line"], each["code"])
        for each in json.loads(run.stdout)
        if each["path"] == "entry.py"  # the wrangler file has one of its own
    )


@pytest.mark.parametrize("editor", EDITORS)
def test_an_editor_says_what_the_command_line_says(editor: str, tmp_path: Path) -> None:
    expected = on_the_command_line(tmp_path)
    assert len({code for _, code in expected}) > 2

    seen = EDITORS[editor](tmp_path, {"diagnostics": len(expected)})

    assert sorted((each["line"], each["code"]) for each in seen["steps"][0]) == expected
