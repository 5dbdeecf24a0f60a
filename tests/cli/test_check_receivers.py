"""Calls whose receiver only other files tell, from the command line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from run import edgewise_in

from edgewise.checker import check
from edgewise.cli.receivers import Receivers
from edgewise.resolve.workspace import WorkspaceProject
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

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


@pytest.mark.parametrize("comment", ["# edgewise: ignore[EW201]", "# edgewise: ignore"])
def test_beside_a_comment_all_are_asked(worker: Path, comment: str) -> None:
    """That nothing fails there has to be known for a comment to be called unused."""
    services = "import re\n\n\ndef find(text):\n    return re.compile('x').match(text)\n"
    (worker / "src" / "services.py").write_text(services)
    text = f"from services import find\n\nfind('x').start()  {comment}\n"
    (worker / "src" / "entry.py").write_text(text)
    done = edgewise_in(worker, "check", "--output-format", "json")
    assert [each["code"] for each in json.loads(done.out)] == ["EW901"]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script in the interpreter's place")
@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (ENTRY, 1),
        ("def f(x):\n    x.start()\n", 0),
        ("import json\n\njson.loads('').start()\n", 0),  # no thread can come from there
    ],
)
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


def test_a_text_is_asked_about_once_for_all_targets(worker: Path) -> None:
    asked = []

    class Asking(Receivers):
        def _ask(self, source, place, project):  # type: ignore[no-untyped-def]
            asked.append(place)
            return super()._ask(source, place, project)

    (worker / "src" / "services.py").write_text(SERVICES)
    project = WorkspaceProject([worker], environ={}, at_once=True)
    receivers, path = Asking(limit_s=20.0), worker / "src" / "entry.py"
    try:
        for name in ("workers-3.12", "workers-3.13"):
            target = Target((catalogue.runtime(name),), Choice(ChosenBy.DEFAULT, "default"))
            document = Document.open(ENTRY)
            assert receivers.look_into(document, target, project, path)
            assert [each.code for each in check(document, target, project, path)] == ["EW201"]
    finally:
        project.close()
    assert len(asked) == 1
