"""The output that the documentation shows is the output there is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").glob("*.md"))
SHOWN = [
    pytest.param(arguments, output, id=f"{page.name}: {arguments}")
    for page in PAGES
    for arguments, output in re.findall(
        r"^\$ edgewise (.+)\n([\s\S]+?)\n```$", page.read_text("utf-8"), re.MULTILINE
    )
]


@pytest.mark.parametrize(("arguments", "output"), SHOWN)
def test_output_is_real(arguments: str, output: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "edgewise", *arguments.split()],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.startswith(output), done.stdout + done.stderr


def test_something_is_shown() -> None:
    assert len(SHOWN) >= 5
