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


@pytest.fixture
def awkward(worker: Path) -> Path:
    """The same with findings of every kind in places that are hard to write down."""
    (worker / "src" / "entry.py").write_bytes(
        "s = '\U0001f44d\u00e9'; import syslog\r\n".encode()
        + b"import threading\r\n"
        + b"thread = threading.Thread(\r\n    target=print,\r\n)\r\n"
        + b"thread.start()\r\n"
    )
    folder = worker / "src" / "50%, a:b"
    folder.mkdir()
    (folder / "caf\u00e9 #1.py").write_text("import syslog\nimport termios\n")
    twice = "def f():\n    import syslog\n\n\ndef g():\n    import syslog\n"
    (worker / "src" / "twice.py").write_text(twice)
    (worker / "src" / "latin.py").write_bytes(b"x = 'caf\xe9'\n")
    flags = '["python_workers", "python_workerz"]'
    wrangler = WRANGLER.replace('["python_workers"]', flags)
    (worker / "wrangler.toml").write_text(wrangler)
    return worker
