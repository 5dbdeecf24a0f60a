from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

WRANGLER = """\
name = "shop"
main = "src/worker.py"
compatibility_date = "2025-10-01"
compatibility_flags = ["python_workers"]
"""


@pytest.fixture
def worker(tmp_path: Path) -> Path:
    """A Worker project on Python 3.13 with one clean and one failing file."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "wrangler.toml").write_text(WRANGLER)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "clean.py").write_text("import json\n\nprint(json.dumps({}))\n")
    (tmp_path / "src" / "entry.py").write_text("import syslog\n\nsyslog.syslog('x')\n")
    return tmp_path
