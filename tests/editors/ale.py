"""Vim with ALE, without a display, with the configuration that we ship."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from worker import PROJECT, TEXT, environment, lay_out, what_was_seen

CONFIG = PROJECT / "editors" / "vim"
SCRIPT = Path(__file__).with_name("ale.vim")


def drive(folder: Path, *steps: dict[str, Any], text: str = TEXT) -> dict[str, Any]:
    """Let a Vim with ALE go through the steps; give what its user saw."""
    vim = shutil.which("vim")
    assert vim, "tests/editors/install.sh installs Vim"
    lay_out(folder, text)
    variables = environment(
        folder,
        EW_CONFIG=str(CONFIG),
        EW_FILE=str(folder / "entry.py"),
        EW_STEPS=json.dumps(steps),
    )
    run = subprocess.run(
        [vim, "-N", "-u", "NONE", "-i", "NONE", "-n", "-es", "-S", str(SCRIPT)],
        env=variables,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return what_was_seen(variables, run.stdout + run.stderr)
