"""Checks the files of a run in several processes.

Each has what it needs to know of the project to itself, and gets some neighbouring files at a
time, as many as balance.
"""

from __future__ import annotations

import logging
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from edgewise.cli.outcomes import FileOutcome, Mistake
from edgewise.cli.worker import Assignment, Ready
from edgewise.resolve import isolated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from edgewise.cli.request import Request

log = logging.getLogger(__name__)

BYTES_EACH = 400_000
"""A process is not worth its start for less: that takes as long as checking so much."""
MOST = 8
"""More processes than that are started only for those who ask: each takes some 200 MB."""

_SMALLEST_CHUNK = 50_000  # bytes; what comes from one folder shares much of the work
_CHUNKS_EACH = 12  # so that all end at about the same time
_MAX_DEATHS = 10
_Message = tuple[int, "FileOutcome | Ready | None"]  # whose, and None if there are no more
_Chunk = tuple[int, ...]  # places in the list of files


def processes_for(sizes: Sequence[int], jobs: int | None) -> int:
    """How many processes to start for files of these sizes in bytes; 0 to do without.

    `jobs` is how many are wanted at most, None for what the machine has.
    """
    worth_it = min(sum(sizes) // BYTES_EACH, len(sizes))
    limit = min(_processors(), MOST) if jobs is None else jobs
    number = min(worth_it, limit)
    return number if number > 1 and sys.executable else 0


def check_in_processes(
    files: Sequence[Path],
    sizes: Sequence[int],
    request: Request,
    number: int,
    look: Callable[[Path], FileOutcome],
) -> Iterator[FileOutcome]:
    """Check files in so many processes; outcomes come in any order, one for each file.

    A process that dies takes one file with it, whose outcome says so. Where none can be started
    `look` is called instead.
    """
    pool = _Pool(files, request)
    chunks = deque(_chunks(sizes, number))
    try:
        yield from pool.run(chunks, number)
    finally:
        pool.close()
    rest = (files[index] for chunk in chunks for index in chunk)
    if not pool.is_fit:
        yield from map(look, rest)
    for file in rest:
        yield FileOutcome(file, mistake=Mistake("the processes that check files keep ending"))


def _chunks(sizes: Sequence[int], number: int) -> Iterator[_Chunk]:
    """Cut the list of files into pieces of about the same size, neighbours together."""
    limit = max(_SMALLEST_CHUNK, sum(sizes) // (number * _CHUNKS_EACH))
    chunk: list[int] = []
    total = 0
    for index, size in enumerate(sizes):
        if chunk and total + size > limit:
            yield tuple(chunk)
            chunk, total = [], 0
        chunk.append(index)
        total += size
    if chunk:
        yield tuple(chunk)


@dataclass(slots=True)
class _Process:
    """One process, and the files that it has yet to answer for."""

    process: subprocess.Popen[bytes]
    reader: threading.Thread
    left: deque[int]
    is_ready: bool = False


class _Pool:
    def __init__(self, files: Sequence[Path], request: Request) -> None:
        self.is_fit = False  # a process could be started
        self._files = files
        target = request.target
        self._assignment = Assignment(
            replace(request, target=None, reports=()), target.names if target else ()
        )
        self._messages: queue.SimpleQueue[tuple[int, FileOutcome | Ready | None]] = (
            queue.SimpleQueue()
        )
        self._processes: dict[int, _Process] = {}
        self._deaths = 0
        self._names = count()

    def run(self, chunks: deque[_Chunk], number: int) -> Iterator[FileOutcome]:
        for _ in range(min(number, len(chunks))):
            self._start(chunks)
        while self._processes:
            name, outcome = self._next()
            worker = self._processes.get(name)
            if worker is None:  # the end of one that was ended here
                continue
            if isinstance(outcome, Ready):
                self.is_fit = worker.is_ready = True
                continue
            if outcome is not None:
                worker.left.popleft()
                yield outcome
                if not worker.left and not self._ask(worker, chunks):
                    self._end(name)
                continue
            code = self._end(name, patience_s=1.0)
            if not worker.is_ready:
                chunks.appendleft(tuple(worker.left))
            elif worker.left:
                said = f"the process that checked it ended with code {code}"
                yield FileOutcome(self._files[worker.left.popleft()], mistake=Mistake(said))
                chunks.appendleft(tuple(worker.left))
            self._deaths += 1
            if worker.is_ready and self._deaths <= _MAX_DEATHS:
                self._start(chunks)

    def close(self) -> None:
        for name in tuple(self._processes):
            self._end(name)

    def _next(self) -> _Message:
        """Wait for a message; on Windows Ctrl-C is heard between two waits only."""
        while True:
            with suppress(queue.Empty):
                return self._messages.get(timeout=0.5)

    def _start(self, chunks: deque[_Chunk]) -> None:
        while chunks and not chunks[0]:
            chunks.popleft()
        if not chunks:
            return
        try:
            process = isolated.start("edgewise.cli.worker")
        except OSError as error:  # no memory, or as many processes as there may be
            log.info("no process could be started: %s", error)
            return
        name = next(self._names)
        reader = threading.Thread(target=self._read, args=(name, process), daemon=True)
        worker = self._processes[name] = _Process(process, reader, deque())
        reader.start()
        self._send(worker, self._assignment)
        self._ask(worker, chunks)

    def _ask(self, worker: _Process, chunks: deque[_Chunk]) -> bool:
        """Give a process its next files, if there are any left."""
        while chunks:
            chunk = chunks.popleft()
            if chunk:
                worker.left.extend(chunk)
                self._send(worker, [self._files[index] for index in chunk])
                return True
        return False

    @staticmethod
    def _send(worker: _Process, message: object) -> None:
        stdin = worker.process.stdin
        if stdin is not None:
            with suppress(OSError):  # it has died, as its reader will say
                pickle.dump(message, stdin, pickle.HIGHEST_PROTOCOL)
                stdin.flush()

    def _read(self, name: int, process: subprocess.Popen[bytes]) -> None:
        with suppress(Exception):  # cut off in the midst of an outcome
            while process.stdout is not None:
                self._messages.put((name, pickle.load(process.stdout)))  # noqa: S301 - our own
        self._messages.put((name, None))

    def _end(self, name: int, patience_s: float = 0.0) -> int:
        """End a process that has not ended by itself in so many seconds; returns its exit code."""
        process = self._processes.pop(name).process
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=patience_s)
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        return process.returncode


def _processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1
