"""The command line over CPython's own standard library, that of the running interpreter."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import sysconfig
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from . import servers
from .client.processes import Processes
from .ratios import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .effort import Effort
    from .ratios import Quantities
    from .servers import Server

_OTHERS = ("vermin", "flake8")


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments, but without the folder that it checks."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    forgets: Path | None = None
    """A cache that is removed before each run."""


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Each program checks the same files with one process; those who can, again from a cache."""

    packages: tuple[str, ...]
    name: str = "command line"
    about: str = "the standard library of CPython checked with one process"
    all_peers: bool = False
    others: tuple[str, ...] = ()
    """Linters that are measured too."""

    async def run(self, _: Sequence[Server], effort: Effort) -> Outcome:
        return await asyncio.to_thread(self._run, effort)

    def _run(self, effort: Effort) -> Outcome:
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="edgewise-bench-") as name:
            folder = Path(name).resolve()
            library = folder / "library"
            files, lines = copy_library(library, self.packages)
            outcome = Outcome(self.name, f"{self.about}: {files:,} files", lines)
            servers.prepare(library)
            for number in range(effort.rounds):
                if time.monotonic() - began > effort.library_s:
                    break
                for each in self._commands(folder):
                    if number and each.name in self.others:
                        continue  # they take minutes
                    if each.forgets is not None:
                        shutil.rmtree(each.forgets, ignore_errors=True)
                    outcome.add(each.name, measured(each, library))
        return outcome

    def _commands(self, folder: Path) -> list[Command]:
        cache = folder / "edgewise-cache"
        alone = {"EDGEWISE_CACHE_DIR": str(cache)}
        one = {"RAYON_NUM_THREADS": "1"}
        own = (sys.executable, "-m", "edgewise", "check", "--jobs", "1", "--quiet")
        ruff = (servers.executable("ruff"), "check", "--quiet")
        kept = folder / "ruff-cache"
        commands = [
            Command("edgewise", own, alone, forgets=cache),
            Command("ruff", (*ruff, "--no-cache"), one),
            Command("edgewise, cached", own, alone),
            Command("ruff, fills its cache", (*ruff, "--cache-dir", str(kept)), one, kept),
            Command("ruff, cached", (*ruff, "--cache-dir", str(kept)), one),
        ]
        peers = {
            "vermin": ("--quiet", "--processes=1", "--no-parse-comments"),
            "flake8": ("--jobs=1", "--select", "F", "--isolated"),
        }
        others = [Command(name, (servers.executable(name), *peers[name])) for name in self.others]
        return commands + others


def available(names: Sequence[str] = _OTHERS) -> tuple[str, ...]:
    """Those of the other linters that are installed."""
    found = []
    for name in names:
        try:
            servers.executable(name)
        except servers.MissingPeerError:
            continue
        found.append(name)
    return tuple(found)


def copy_library(to: Path, packages: Sequence[str]) -> tuple[int, int]:
    """Copy the standard library's Python files, or some packages'.

    Gives how many files and lines they are.
    """
    source = Path(sysconfig.get_path("stdlib"))
    files = lines = 0
    for path in sorted(source.rglob("*.py")):
        inside = path.relative_to(source)
        if {"site-packages", "dist-packages", "__pycache__"}.intersection(inside.parts):
            continue
        if packages and inside.parts[0] not in packages:
            continue
        copied = to / inside
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)
        files += 1
        lines += copied.read_bytes().count(b"\n")
    return files, lines


def measured(command: Command, folder: Path) -> Quantities:
    """Run it over the folder: CPU and wall seconds, and the peak memory of all its processes."""
    environment = {**os.environ, **command.environment}
    output = os.open(os.devnull, os.O_WRONLY)
    began = time.perf_counter()
    try:
        pid = os.posix_spawn(
            command.command[0],
            [*command.command, str(folder)],
            environment,
            file_actions=[(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, output, 2)],
        )
        peak = _Peak(pid)
        _, status, used = os.wait4(pid, 0)
    finally:
        os.close(output)
    wall = time.perf_counter() - began
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        raise CommandFailedError(command.name, code)
    largest = peak.stop()
    known = {"peak_mb": largest} if largest else {}  # it may have ended before anybody looked
    return {"cpu_s": used.ru_utime + used.ru_stime, "wall_s": wall, **known}


class CommandFailedError(Exception):
    """A program could not do its work, so that its time says nothing."""

    def __init__(self, name: str, code: int) -> None:
        super().__init__(f"{name} ended with {code}.")


class _Peak:
    """The largest memory of a process and its helpers, looked at again and again.

    What the system itself keeps (`ru_maxrss`) begins with the size of the process that spawns.
    """

    def __init__(self, pid: int) -> None:
        self._processes = Processes(pid)
        self._over = threading.Event()
        self._peak = 0.0
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> float:
        self._over.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        looking = True
        while looking:
            self._peak = max(self._peak, self._processes.memory_mb()[1])
            looking = not self._over.wait(0.01)
