"""Other processes of ours, which speak in pickles over their standard input and output.

They are started isolated: nothing of the current folder, which is somebody's project, is taken
for a module of theirs, as the standard library's own ways to start a process would.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# The standard library comes first, then ours, then what its dependencies are found in.
_PROGRAM = "import sys; sys.path += sys.argv[1:]; from %s import main; main()"


def start(module: str, *, is_polite: bool = False) -> subprocess.Popen[bytes]:
    """Start `main` of a module of ours; raises `OSError`.

    A polite one has a low priority where that is said from outside, and is not heard of.
    """
    return subprocess.Popen(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-I", "-S", "-c", _PROGRAM % module, *_module_folders()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if is_polite else None,
        creationflags=LOW_PRIORITY if is_polite else 0,
    )


LOW_PRIORITY = int(
    getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    | getattr(subprocess, "CREATE_NO_WINDOW", 0)
)
"""What makes a process polite on Windows; elsewhere it lowers its own priority."""


def _module_folders() -> list[str]:
    """Where this process has its modules from, without the current folder."""
    here = Path.cwd()
    own = str(Path(__file__).parents[2])
    others = (folder for folder in sys.path if folder and Path(folder).absolute() != here)
    return list(dict.fromkeys((own, *others)))


def converse() -> tuple[Callable[[], object], Callable[[object], None]]:
    """Begin as such a process: the functions that take the next message and send one.

    The process ends with its input, whatever it is at: then its parent is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # whatever prints must not speak into the answers
    messages: queue.SimpleQueue[object] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, messages), daemon=True).start()

    def tell(message: object) -> None:
        try:
            pickle.dump(message, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        except OSError:  # the parent is gone
            os._exit(0)

    return messages.get, tell


def _receive(stream: IO[bytes], messages: queue.SimpleQueue[object]) -> None:
    try:
        while True:
            messages.put(pickle.load(stream))  # noqa: S301 - from our own parent
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)
