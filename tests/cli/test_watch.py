"""`check --watch`, at a pipe and at a terminal."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from run import SOURCE, within

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX signals")

LONG_S = 60
PATH = os.pathsep.join([str(SOURCE), os.environ.get("PYTHONPATH", "")])
# Who runs the tests in the background of a shell has switched interrupts off.
COMMAND = [
    sys.executable,
    "-c",
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "sys.argv[0] = 'edgewise'; from edgewise.cli import main; main()",
]


class Watching:
    """A watch under way, whose lines can be waited for."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [*COMMAND, "check", "--watch", "--output-format=concise", *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONPATH": PATH},
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.rstrip("\n"))

    def round(self) -> list[str]:
        """The lines of one run, up to its summary."""
        lines = [self._lines.get(timeout=LONG_S)]
        while "; checked " not in lines[-1]:
            lines.append(self._lines.get(timeout=LONG_S))
        return lines

    def is_quiet(self, seconds: float = 3) -> bool:
        try:
            self._lines.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def interrupt(self) -> int:
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(LONG_S)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture
def watching(worker: Path) -> Iterator[Watching]:
    under_way = Watching(worker)
    yield under_way
    under_way.end()


def test_each_change_is_a_run(worker: Path, watching: Watching) -> None:
    first = watching.round()
    assert re.fullmatch(r"\[\d\d:\d\d:\d\d\] Watching for changes; Ctrl-C ends it.", first[0])
    assert first[1].startswith("src/entry.py:1:8: EW101 ")
    (worker / "src" / "entry.py").write_text("import json\n")
    second = watching.round()
    assert "src/entry.py changed." in second[0]
    assert second[1] == "No problems; checked 2 files against workers-3.13"
    assert not any("\x1b" in line for line in (*first, *second))

    # a new package, what depends on another file, and the configuration
    (worker / "src" / "shop").mkdir()
    (worker / "src" / "shop" / "__init__.py").write_text("import syslog\n")
    (worker / "src" / "entry.py").write_text("import shop\n")
    found = watching.round()
    while not any("EW104" in line for line in found):  # the file after the folder
        found = watching.round()
    (worker / "src" / "shop" / "__init__.py").write_text("")
    assert "No problems" in watching.round()[-1]
    wrangler = worker / "wrangler.toml"
    wrangler.write_text(wrangler.read_text().replace("2025-10-01", "2026-10-01"))
    assert "against workers-3.14" in watching.round()[-1]

    # what nobody checks
    (worker / "node_modules").mkdir()
    (worker / "node_modules" / "x.py").write_text("import syslog\n")
    (worker / "notes.txt").write_text("x")
    (worker.parent / "beside.py").write_text("import syslog\n")
    assert watching.is_quiet()
    assert watching.interrupt() == 0


def test_changes_at_once_are_one_run(worker: Path, watching: Watching) -> None:
    watching.round()
    for number in range(20):
        (worker / "src" / f"new{number}.py").write_text("")
    found = watching.round()
    while "checked 22 files" not in found[-1]:  # seldom: the disk was slow
        found = watching.round()
    assert watching.is_quiet()
    assert watching.interrupt() == 0


def test_without_watchfiles_it_says_what_to_install(
    worker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    done = within(worker, "check", "--watch")
    assert done.code == 2
    assert "pip install 'edgewise[watch]'" in done.err
    assert "Traceback" not in done.err


def test_standard_input_cannot_be_watched(worker: Path) -> None:
    done = within(worker, "check", "--watch", "-")
    assert done.code == 2
    assert "standard input is read once" in done.err


def test_a_terminal_keeps_what_was_scrolled_out(worker: Path) -> None:
    import pexpect

    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "check", "--watch"],
        cwd=str(worker),
        encoding="utf-8",
        timeout=LONG_S,
        env={**os.environ, "PYTHONPATH": PATH},
    )
    child.expect("Watching for changes")
    child.expect("checked 2 files")
    assert "\x1b[2J" not in child.before
    (worker / "src" / "entry.py").write_text("import json\n")
    child.expect("No problems")
    assert "\x1b[2J\x1b[H" in child.before
    assert "\x1b[3J" not in child.before
    child.sendintr()
    child.expect(pexpect.EOF)
    assert "Traceback" not in child.before
    child.close()
    assert child.exitstatus == 0
