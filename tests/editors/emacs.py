"""Emacs in batch mode, with the configuration that we ship."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from worker import PROJECT, TEXT, environment, lay_out, what_was_seen

CONFIG = PROJECT / "editors" / "emacs" / "edgewise.el"
SCRIPT = Path(__file__).with_name("emacs.el")


def drive(client: str, folder: Path, *steps: dict[str, Any], text: str = TEXT) -> dict[str, Any]:
    """Let an Emacs go through the steps with `eglot` or `lsp-mode`; give what its user saw."""
    emacs = shutil.which("emacs")
    assert emacs, "tests/editors/install.sh installs Emacs"
    lay_out(folder, text)
    variables = environment(
        folder,
        EW_CLIENT=client,
        EW_CONFIG=str(CONFIG),
        EW_FILE=str(folder / "entry.py"),
        EW_STEPS=json.dumps(steps),
    )
    run = subprocess.run(
        [emacs, "-Q", "--batch", "-l", str(SCRIPT)],
        env=variables,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return what_was_seen(variables, run.stderr)
