"""The process that checks files for another one: see `workers`.

What comes in and goes out are pickles, one after the other: first an `Assignment`, then lists of
paths; `Ready` and an `FileOutcome` for each path, in order.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from edgewise.cli.request import Request


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a worker must know of the run: what was asked for, the runtimes by their names."""

    request: Request
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """Says that the process has loaded what it needs."""


def main() -> None:
    """Check until the input ends, which it does when the parent dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # whatever prints must not speak into the answers
    asked = _asked(sys.stdin.buffer)

    from edgewise.cli.checking import Checking  # noqa: PLC0415 - the parent may be gone by then
    from edgewise.cli.workspace import workspace_for  # noqa: PLC0415

    assignment = asked.get()
    if not isinstance(assignment, Assignment):
        raise TypeError(assignment)
    request = assignment.request
    workspace = workspace_for(request, assignment.targets)
    checking = Checking(workspace, is_kept=not request.no_cache)
    _tell(answers, Ready())
    while True:
        paths: Sequence[Path] = asked.get()  # type: ignore[assignment]
        for path in paths:
            _tell(answers, checking.look(path))


def _tell(answers: IO[bytes], message: object) -> None:
    try:
        pickle.dump(message, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
    except OSError:  # the parent is gone
        os._exit(0)


def _asked(stream: IO[bytes]) -> queue.SimpleQueue[object]:
    """Read what arrives, in a thread so that the end is noticed in the midst of a file."""
    messages: queue.SimpleQueue[object] = queue.SimpleQueue()

    def read() -> None:
        try:
            while True:
                messages.put(pickle.load(stream))  # noqa: S301 - from our own parent
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    return messages
