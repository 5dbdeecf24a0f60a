"""Nothing of the workspace or its environment runs, whatever is asked about it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from workspace_files import venv, write

from edgewise.resolve.jedi_client import JediClient
from edgewise.resolve.questions import ReceiverQuestion
from edgewise.resolve.workspace import WorkspaceProject

if TYPE_CHECKING:
    from collections.abc import Iterator

SITE = ".venv/lib/python3.13/site-packages"


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """The folder in which whatever runs leaves a file with its name."""
    folder = tmp_path / "ran"
    folder.mkdir()
    return folder


@pytest.fixture
def hostile(tmp_path: Path, trap: Path) -> Path:
    workspace = tmp_path / "workspace"

    def traps(name: str) -> str:
        return f"open({str(trap / name)!r}, 'w').close()\n"

    interpreter = f'#!/bin/sh\ntouch {trap}/interpreter\nexec {sys.executable} "$@"\n'
    modules = {
        name: traps(name.replace("/", "_"))
        for name in (
            "sitecustomize.py",
            "usercustomize.py",
            "conftest.py",
            "gi.py",  # jedi would import it: `auto_import_modules`
            "jedi.py",
            "parso/__init__.py",
            "json/__init__.py",
            "encodings/__init__.py",
            "zlib.py",
            "setup.py",
            "manage.py",
            f"{SITE}/sitecustomize.py",
            f"{SITE}/gi/__init__.py",
            f"{SITE}/six.py",
        )
    }
    write(
        workspace,
        {
            **venv(),
            **modules,
            ".venv/bin/python": interpreter,
            ".venv/bin/python3": interpreter,
            f"{SITE}/evil.pth": f"import os; {traps('pth')}{workspace / 'more'}\n",
            f"{SITE}/distutils-precedence.pth": f"import os; {traps('pth2')}",
            ".jedi/project.json": '[1, {"path": ".", "environment_path": "'
            f'{workspace}/.venv/bin/python", "load_unsafe_extensions": true}}]',
            "pytest.ini": "",
            "buildout.cfg": "",
            "bin/tool": f"#!/usr/bin/python\n{traps('buildout')}",
            "shop/__init__.py": traps("package")
            + "from .work import *\nfrom gi import repository\nfrom fake import native\n"
            "from six import moves\nimport sys\nsys.path.insert(0, 'more')\n",
            "shop/work.py": traps("module") + "from threading import Thread\n"
            "@print\nclass Odd(metaclass=__import__('gi').Meta): pass\n",
            "more/elsewhere.py": traps("elsewhere"),
            "fake.so": "no library",
        },
    )
    for file in (".venv/bin/python", ".venv/bin/python3"):
        (workspace / file).chmod(0o755)
    return workspace


@pytest.fixture
def real_extension(hostile: Path) -> str | None:
    """A compiled module that would load: one of the standard library's, under its own name."""
    for folder in (sysconfig.get_config_var("DESTSHARED"), *sys.path):
        for file in sorted(Path(folder).glob("_bisect*")) if folder else ():
            shutil.copy(file, hostile / file.name)
            return "_bisect"
    return None


@pytest.fixture
def jedi_in(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[JediClient]:
    """A worker started as from a terminal in the workspace with its environment activated."""
    monkeypatch.chdir(hostile)
    monkeypatch.setenv("VIRTUAL_ENV", str(hostile / ".venv"))
    monkeypatch.setenv("PATH", f"{hostile / '.venv/bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(hostile))
    monkeypatch.setenv("PYTHONSTARTUP", str(hostile / "setup.py"))
    client = JediClient(give_up_s=10.0)
    yield client
    client.close()


def test_nothing_is_executed(hostile, trap, jedi_in, real_extension):
    asked = [
        ("shop", "Thread", "threading.Thread"),
        *(
            ("shop", name, None)
            for name in ("repository", "native", "moves", "Odd", "work", "nowhere", "gi")
        ),
        ("shop.work", "Odd", None),
        ("gi", "x", None),
        ("jedi", "Script", None),
        ("parso", "parse", None),
        ("json", "loads", None),
        ("zlib", "compress", None),
        ("conftest", "x", None),
        ("sitecustomize", "x", None),
        ("six", "moves", None),
        ("flask", "Flask", None),
        ("elsewhere", "x", None),
    ]
    if real_extension:
        write(
            hostile,
            {"uses.py": f"from {real_extension} import bisect\nfrom {real_extension} import *"},
        )
        asked += [("uses", "bisect", None), ("uses", "insort", None)]
    project = WorkspaceProject([hostile], main=hostile / "entry.py", jedi=jedi_in)
    assert project.environment().root == hostile / ".venv"
    for module, name, _ in asked:
        located = project.locate(module, hostile / "shop/work.py")
        assert located is not None, module
        project.meaning(located, name)
    project.refine_blocking(limit_s=10.0)
    for module, name, meaning in asked:
        located = project.locate(module, hostile / "shop/work.py")
        assert project.meaning(located, name) == meaning, (module, name)
    assert project.pending == 0
    assert list(trap.iterdir()) == []
    maps = Path(f"/proc/{jedi_in.pid}/maps")
    if maps.exists():
        assert str(hostile) not in maps.read_text()


def test_nothing_is_executed_for_a_receiver(hostile, trap, jedi_in, real_extension):
    """The text of a document is looked into too, with whatever it imports and does."""
    text = (hostile / "shop/work.py").read_text() + (
        "import conftest, encodings, fake, gi, jedi, json, parso, six, zlib\n"
        f"import {real_extension or 'zlib'} as native\n"
        "from gi.repository import Gtk\nfrom six.moves import queue\nimport shop\n"
    )
    receivers = ["Odd()", "zlib", "json.loads('1')", "gi.x", "Gtk", "queue", "six.x", "native.x"]
    receivers += ["native", "fake.x", "shop.Odd()", "shop.repository.x", "__import__('gi').x"]
    receivers += ["eval('1')", "jedi.Script()", "encodings.x", "conftest.x", "Thread()"]
    start = text.count("\n")
    text += "".join(f"({each}).start()\n" for each in receivers)
    project = WorkspaceProject([hostile], main=hostile / "entry.py", jedi=jedi_in)
    source = project.source(text, hostile / "shop/entry.py")
    types = [
        project.receiver_blocking(ReceiverQuestion(source, start + at, len(each) + 3), 10.0)
        for at, each in enumerate(receivers)
    ]
    assert types[-1] == (("threading.Thread",),)
    assert dict(zip(receivers[:-1], types[:-1], strict=True)) == dict.fromkeys(receivers[:-1], ())
    assert list(trap.iterdir()) == []
    maps = Path(f"/proc/{jedi_in.pid}/maps")
    if maps.exists():
        assert str(hostile) not in maps.read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="the trap is a shell script")
def test_the_trap_works(hostile, trap):
    """The same workspace, run by Python itself: so that the silence above means something."""
    subprocess.run(
        [hostile / ".venv/bin/python", "-c", "import gi, shop"],
        cwd=hostile,
        env={"PYTHONPATH": str(hostile / "shop"), "PATH": os.environ["PATH"]},
        capture_output=True,
        check=False,
    )
    assert {"interpreter", "gi.py"} <= {file.name for file in trap.iterdir()}


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFO")
def test_a_stub_that_is_a_pipe_does_not_hold_the_worker(hostile, jedi_in):
    os.mkfifo(hostile / "shop/work.pyi")
    project = WorkspaceProject([hostile], jedi=jedi_in)
    located = project.locate("shop.work", None)
    project.meaning(located, "Thread")
    project.refine_blocking(limit_s=5.0)
    assert project.meaning(located, "Thread") == "threading.Thread"
