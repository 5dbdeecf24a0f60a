"""The process that looks into modules for the editor."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from workspace_files import write

import edgewise
from edgewise.resolve.background import Background
from edgewise.resolve.workspace import WorkspaceProject
from edgewise.runtimes import catalogue

SERVER = """
import sys, time
from pathlib import Path
from edgewise.resolve.background import Background
from edgewise.resolve.workspace import WorkspaceProject
from edgewise.runtimes import catalogue

background = Background()
project = WorkspaceProject([Path(sys.argv[1])], environ={}, background=background)
located = project.locate("accounts", None)
project.imported(located, catalogue.runtime("workers-3.13"), starts=False)
while project.pending:
    project.refine_blocking()
print(background.pid, flush=True)
time.sleep(60)
"""
RUNTIME = catalogue.runtime("workers-3.13")


@pytest.fixture
def background():
    background = Background()
    yield background
    background.close()


@pytest.fixture
def opened(tmp_path, background):
    def open_workspace(files):
        write(tmp_path, files)
        return WorkspaceProject([tmp_path], environ={}, background=background)

    projects = []

    def opening(files):
        projects.append(open_workspace(files))
        return projects[-1]

    yield opening
    for project in projects:
        project.close()


def mishap(project, module):
    """What keeps a module from being imported, once it is known."""
    located = project.locate(module, None)
    while True:
        found = project.imported(located, RUNTIME, starts=False)
        if not project.pending:
            return found
        project.refine_blocking()


def test_first_answer_comes_at_once_and_says_nothing(opened):
    project = opened({"accounts.py": "import grp\n"})
    located = project.locate("accounts", None)
    started = time.monotonic()
    assert project.imported(located, RUNTIME, starts=False) is None
    assert time.monotonic() - started < 0.1
    assert project.pending == 1


def test_chain_is_told(opened, tmp_path):
    project = opened({"accounts.py": "from staff import STAFF\n", "staff.py": "\nimport grp\n"})
    found = mishap(project, "accounts")
    assert found is not None
    assert found.failure.exception == "ModuleNotFoundError"
    assert [(step.path, step.range.start.line, step.says) for step in found.way] == [
        (tmp_path / "accounts.py", 0, "imports `staff`"),
        (tmp_path / "staff.py", 1, "imports `grp`"),
    ]


def test_change_of_a_file_behind_is_seen(opened, tmp_path):
    project = opened({"accounts.py": "import staff\n", "staff.py": "import grp\n"})
    assert mishap(project, "accounts") is not None
    write(tmp_path, {"staff.py": "STAFF = ()\n"})
    project.invalidate([tmp_path / "staff.py"])
    assert mishap(project, "accounts") is None


def test_another_is_started_when_it_dies(opened, background):
    project = opened({"accounts.py": "import grp\n", "clock.py": "import pwd\n"})
    assert mishap(project, "accounts") is not None
    os.kill(background.pid, signal.SIGTERM)
    assert mishap(project, "clock") is not None
    assert background.available


def test_one_that_keeps_dying_is_left_alone(opened, background, monkeypatch):
    project = opened({"accounts.py": "import grp\n"})

    def start(*_, **__):
        program = [sys.executable, "-c", "raise SystemExit(9)"]
        return subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr("edgewise.resolve.reading_process.start", start)
    assert mishap(project, "accounts") is None
    assert not project.pending


@pytest.mark.skipif(sys.platform == "win32", reason="pipes in the file system are POSIX'")
def test_pipe_in_the_place_of_a_module(opened, tmp_path):
    project = opened({"accounts.py": "import staff\nimport grp\n"})
    os.mkfifo(tmp_path / "staff.py")
    project.invalidate([tmp_path / "staff.py"])
    assert mishap(project, "accounts").name == "grp"


def test_chain_of_hundreds_of_modules(opened):
    files = {f"m{number}.py": f"import m{number + 1}\n" for number in range(150)}
    project = opened({**files, "m150.py": "import grp\n"})
    assert len(mishap(project, "m0").way) == 151


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX'")
def test_it_ends_with_the_server(tmp_path):
    write(tmp_path, {"accounts.py": "import grp\n"})
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    child = int(server.stdout.readline())
    server.kill()
    server.wait()
    server.stdout.close()
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        if _is_zombie(child):
            return
        time.sleep(0.05)
    pytest.fail("the process outlives its server")


def test_it_takes_nothing_of_the_current_folder_for_its_own(tmp_path):
    trap = tmp_path / "trap"
    for name in ("multiprocessing", "pickle", "queue", "edgewise", "sitecustomize"):
        write(tmp_path, {f"{name}.py": f"open({str(trap)!r}, 'w').close()\n"})
    write(tmp_path, {"accounts.py": "import grp\n"})
    source = str(Path(edgewise.__file__).parents[1])
    # As the installed command: the current folder is not on the server's own path.
    program = f"import sys; sys.path[0] = {source!r}\n{SERVER}".replace("sleep(60)", "sleep(0)")
    server = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": ""},
        capture_output=True,
        check=False,
    )
    assert server.stdout.strip().isdigit(), server.stderr
    assert not trap.exists()


def _is_zombie(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_it_ends_when_nothing_is_asked_and_begins_again(opened, background, monkeypatch):
    monkeypatch.setattr("edgewise.resolve.background.IDLE_S", 0.05)
    project = opened({"accounts.py": "import grp\n", "clock.py": "import pwd\n"})

    async def asked(module):
        located = project.locate(module, None)
        project.imported(located, RUNTIME, starts=False)
        while project.pending:
            await project.refine()
        return project.imported(located, RUNTIME, starts=False)

    async def scene():
        first = await asked("accounts")
        while background.pid is not None:
            await asyncio.sleep(0.02)
        return first, await asked("clock")

    first, second = asyncio.run(scene())
    assert (first.name, second.name) == ("grp", "pwd")


def test_it_does_not_end_while_it_is_at_something(opened, background, monkeypatch):
    monkeypatch.setattr("edgewise.resolve.background.IDLE_S", 0.001)
    project = opened({"accounts.py": "import grp\n"})
    started = []
    submit = background.submit

    def submitted(*asked):
        sent = submit(*asked)
        started.append(background.pid)
        return sent

    monkeypatch.setattr(background, "submit", submitted)
    located = project.locate("accounts", None)

    async def scene():
        project.imported(located, RUNTIME, starts=False)
        while project.pending:
            await project.refine(limit_s=0.002)

    asyncio.run(scene())
    assert project.imported(located, RUNTIME, starts=False).name == "grp"
    assert len(set(started)) == 1


@pytest.mark.parametrize("name", ["Thread", "NAMES", "LIMIT", "make"])
def test_what_a_name_is_comes_over(opened, tmp_path, name):
    text = (
        "from threading import Thread\n"
        "NAMES = ['one', ('two', 3)]\nLIMIT = -1\n\n\ndef make():\n    pass\n"
    )
    project = opened({"compat.py": text})
    located = project.locate("compat", None)
    while True:
        found = project.exported(located, name, RUNTIME)
        if not project.pending:
            break
        project.refine_blocking()
    here = WorkspaceProject([tmp_path], environ={}, at_once=True)
    assert found is not None
    assert found == here.exported(located, name, RUNTIME)
