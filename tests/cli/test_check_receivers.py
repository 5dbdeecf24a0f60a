"""Calls whose receiver only other files tell, from the command line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from run import edgewise_in

if TYPE_CHECKING:
    from pathlib import Path

SERVICES = """\
from concurrent.futures import ThreadPoolExecutor


def make_pool():
    return ThreadPoolExecutor()
"""
ENTRY = "from services import make_pool\n\nmake_pool().submit(print)\n"


def test_they_are_found(worker: Path) -> None:
    (worker / "src" / "services.py").write_text(SERVICES)
    (worker / "src" / "entry.py").write_text(ENTRY)
    done = edgewise_in(worker, "check", "--output-format", "json")
    found = [(each["path"], each["code"], each["line"]) for each in json.loads(done.out)]
    assert ("src/entry.py", "EW201", 3) in found
    assert done.code == 1
    assert done.err == ""


def test_standard_input_with_a_name_is_looked_into_too(worker: Path) -> None:
    (worker / "src" / "services.py").write_text(SERVICES)
    arguments = ("check", "-", "--stdin-filename", "src/new.py", "--output-format", "json")
    done = edgewise_in(worker, *arguments, stdin=ENTRY.encode())
    assert [each["code"] for each in json.loads(done.out)] == ["EW201"]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script in the interpreter's place")
@pytest.mark.parametrize(("text", "starts"), [(ENTRY, 1), ("def f(x):\n    x.start()\n", 0)])
def test_the_worker_is_started_for_such_calls_only(worker: Path, text: str, starts: int) -> None:
    """With an audit hook that counts the processes."""
    (worker / "src" / "services.py").write_text(SERVICES)
    (worker / "src" / "entry.py").write_text(text)
    hook = worker / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(
        "import sys\n"
        "def note(event, _):\n"
        "    if event == 'subprocess.Popen':\n"
        f"        with open({str(hook / 'started')!r}, 'a') as file: file.write('x')\n"
        "sys.addaudithook(note)\n"
    )
    import run

    path = f"{hook}:{run.SOURCE}"
    edgewise_in(worker, "check", "src", PYTHONPATH=path)
    started = hook / "started"
    assert (len(started.read_text()) if started.exists() else 0) == starts
