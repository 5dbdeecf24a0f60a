"""The output that the README shows is the output there is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOWN = re.findall(
    r"^\$ edgewise (.+)\n([\s\S]+?)\n```$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
)


@pytest.mark.parametrize(("arguments", "output"), SHOWN, ids=[each[0] for each in SHOWN])
def test_output_is_real(arguments: str, output: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "edgewise", *arguments.split()],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.startswith(output)


def test_something_is_shown() -> None:
    assert [arguments for arguments, _ in SHOWN] == ["check examples/shop"]
