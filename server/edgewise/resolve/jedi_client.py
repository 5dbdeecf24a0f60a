"""Ask the jedi worker: start it when needed, again when it dies, and never wait for long.

One question is under way at a time. A caller says how long it wants to wait; an answer
that takes longer is fetched by asking again, and a question that holds the worker for
`give_up_s` is given up together with the worker. Nothing here raises.
"""

from __future__ import annotations

import contextlib
import importlib.machinery
import json
import logging
import queue
import subprocess
import sys
import threading
import time
from enum import Enum
from pathlib import Path
from typing import IO, TYPE_CHECKING

from edgewise.resolve.isolated import LOW_PRIORITY
from edgewise.resolve.questions import (
    Answer,
    AnyQuestion,
    NoAnswer,
    ReceiverQuestion,
    Reply,
    Source,
    in_words,
    to_answer,
    to_message,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)

# Importing jedi and warming it up takes 0.7 s here, a cold disk, a virus scanner and a busy
# machine many times that.
START_LIMIT_S = 15.0

# A worker that died this often without an answer in between will not do better.
_MAX_DEATHS = 5
_LONGEST_PAUSE_S = 60.0

# The worker's own imports come from these folders, its `sys.path` afterwards is the standard
# library's. `-I -S` and no current folder: neither the workspace nor any `site` has a say.
_PROGRAM = (
    "import sys; standard_path = sys.path[:]; sys.path[:0] = sys.argv[1:]; "
    "from edgewise.resolve.jedi_worker import main; main(standard_path, polite=%r)"
)


_GIVEN_UP = Answer(given_up=True)


class JediClient:
    """The worker as seen from the server; may be shared by several projects and threads."""

    def __init__(
        self,
        command: Sequence[str] | None = None,
        *,
        give_up_s: float = 2.0,
        polite: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make a client that starts `command` (Edgewise's own worker) when first asked.

        Where somebody waits for the answers, the worker should not be `polite`.
        """
        self._command = worker_command(polite=polite) if command is None else list(command)
        self._give_up_s = give_up_s
        self._clock = clock
        self._lock = threading.Lock()
        self._worker: _Worker | None = None
        self._deaths = 0  # in a row
        self._not_before = 0.0
        self._killers: set[AnyQuestion] = set()  # questions during which a worker died
        self._late: dict[AnyQuestion, Answer] = {}
        self._closed = False
        self._has_complained = False

    @property
    def available(self) -> bool:
        """Whether asking makes sense: jedi is installed and its worker does not keep dying."""
        if not self._command and not self._has_complained:
            self._has_complained = True
            log.warning("jedi cannot be found: what only other files tell is not reported")
        return bool(self._command) and self._deaths < _MAX_DEATHS and not self._closed

    @property
    def pid(self) -> int | None:
        """The worker's process, if one runs."""
        worker = self._worker
        return worker.process.pid if worker else None

    def start(self, limit_s: float = START_LIMIT_S) -> bool:
        """Start the worker if none runs and wait until it listens; whether it does."""
        with self._lock:
            until = self._clock() + limit_s
            while self._has_worker():
                worker = self._worker
                if worker is None or worker.ready:
                    return worker is not None
                if not self._receive(worker, until):
                    return False
            return False

    def ask(self, question: AnyQuestion, limit_s: float) -> Reply:
        """Ask, and wait up to `limit_s` seconds for the answer."""
        with self._lock:
            until = self._clock() + limit_s
            while True:
                if question in self._late:
                    return self._late.pop(question)
                if not self._has_worker():
                    return NoAnswer.UNAVAILABLE
                worker = self._worker
                if worker is None:
                    return NoAnswer.UNAVAILABLE
                if worker.ready and worker.asked is None and not self._send(worker, question):
                    continue
                if not self._receive(worker, until):
                    return NoAnswer.NOT_YET

    def close(self) -> None:
        """End the worker; later questions find none."""
        with self._lock:
            self._closed = True
            self._end_worker()

    def _has_worker(self) -> bool:
        if self._worker is not None:
            return True
        if not self.available or self._clock() < self._not_before:
            return False
        try:
            self._worker = _Worker(self._command, self._clock())
        except (OSError, ValueError) as error:
            log.warning("the jedi worker cannot be started: %s", error)
            self._count_death()
        return self._worker is not None

    def _send(self, worker: _Worker, question: AnyQuestion) -> bool:
        if worker.send(question, self._clock()):
            return True
        self._died(worker)
        return False

    def _receive(self, worker: _Worker, until: float) -> bool:
        """Take the worker's next message; False if the caller's patience ends before."""
        patience = self._give_up_s if worker.ready else START_LIMIT_S
        give_up = worker.since + patience
        message = worker.receive(min(until, give_up) - self._clock())
        if message is _SILENCE:
            if self._clock() < give_up:
                return False
            self._give_up(worker, patience)
        elif message is _END:
            self._died(worker)
        elif isinstance(message, dict):
            self._understand(worker, message)
        return True

    def _understand(self, worker: _Worker, message: dict[str, object]) -> None:
        if message.get("ready"):
            worker.ready = True
            return
        if worker.asked is None or message.get("id") != worker.number:
            return
        if message.get("error"):
            log.info("jedi failed on %s: %s", in_words(worker.asked), message["error"])
        self._keep(worker.asked, to_answer(message))
        worker.asked = None
        self._deaths = 0

    def _give_up(self, worker: _Worker, patience: float) -> None:
        what = "starting" if worker.asked is None else in_words(worker.asked)
        log.info("the jedi worker took more than %.1f s: %s", patience, what)
        asked = worker.asked
        self._end_worker()
        if asked is None:
            self._count_death()
        else:
            self._keep(asked, _GIVEN_UP)

    def _died(self, worker: _Worker) -> None:
        asked = worker.asked
        code = self._end_worker()
        log.warning("the jedi worker ended with code %s: %s", code, in_words(asked))
        self._count_death()
        if not self.available and not self._closed:
            log.warning("the jedi worker keeps dying and is left alone from now on")
        if asked is None:
            return
        if asked in self._killers:
            self._keep(asked, _GIVEN_UP)
        self._killers.add(asked)

    def _count_death(self) -> None:
        """Count; the first restart comes at once, later ones after 1, 2, 4… seconds."""
        self._deaths += 1
        pause = 0.0 if self._deaths < 2 else min(2.0 ** (self._deaths - 2), _LONGEST_PAUSE_S)
        self._not_before = self._clock() + pause

    def _keep(self, question: AnyQuestion, answer: Answer) -> None:
        source = _source(question)
        if source is not None:  # nobody comes for answers about an older text
            for other in [each for each in self._late if _source(each) not in {None, source}]:
                del self._late[other]
        if len(self._late) > 1000:  # nobody came for them
            self._late.clear()
        self._late[question] = answer

    def _end_worker(self) -> int | None:
        worker, self._worker = self._worker, None
        return worker.end() if worker else None


def _source(question: AnyQuestion) -> Source | None:
    return question.source if isinstance(question, ReceiverQuestion) else None


class _Silence(Enum):
    SILENCE = "no message in time"
    END = "no message any more"


_SILENCE, _END = _Silence.SILENCE, _Silence.END


class _Worker:
    """One process of the worker and what it is at."""

    def __init__(self, command: Sequence[str], now: float) -> None:
        self.ready = False
        self.since = now  # when it was started or asked
        self.asked: AnyQuestion | None = None
        self.number = 0
        self._in_hand: Source | None = None
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).parent,
            creationflags=LOW_PRIORITY,
        )
        self._questions, self._answers = _pipes(self.process)
        self._messages: queue.SimpleQueue[dict[str, object] | _Silence] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="jedi worker", daemon=True)
        self._reader.start()

    def send(self, question: AnyQuestion, now: float) -> bool:
        """Ask; False if it is gone."""
        self.asked, self.since, self.number = question, now, self.number + 1
        source = _source(question)
        message = to_message(question, self.number, known=source is self._in_hand)
        self._in_hand = source or self._in_hand
        line = json.dumps(message)
        try:
            self._questions.write(line.encode() + b"\n")
            self._questions.flush()
        except (OSError, ValueError):
            return False
        return True

    def receive(self, limit_s: float) -> dict[str, object] | _Silence:
        """Take its next message, waiting up to `limit_s` seconds."""
        try:
            return self._messages.get(timeout=max(0.0, limit_s))
        except queue.Empty:
            return _SILENCE

    def end(self) -> int | None:
        """Kill it; give its exit code if it had ended by itself."""
        code = self.process.poll()
        self.process.kill()
        try:
            self.process.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            log.warning("the jedi worker %s cannot be killed", self.process.pid)
        self._reader.join(timeout=1.0)
        with contextlib.suppress(OSError):  # a question it never read
            self._questions.close()
        self._answers.close()
        return code

    def _read(self) -> None:
        with contextlib.suppress(ValueError):  # not our worker's language: no worker
            for line in self._answers:
                message = json.loads(line)
                if isinstance(message, dict):
                    self._messages.put(message)
        self._messages.put(_END)


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the worker was started without pipes")
    return process.stdin, process.stdout


def worker_command(*, polite: bool = True) -> list[str]:
    """Build the command line of the worker; empty without jedi or an interpreter.

    A `polite` one has a low priority.

    jedi and parso are not taken from the current folder, which may be the user's project
    (`python -m edgewise` puts it first).
    """
    path = [folder for folder in sys.path if folder and Path(folder).absolute() != Path.cwd()]
    folders = [str(Path(__file__).parents[2])]
    for name in ("jedi", "parso"):
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is None or spec.origin is None:
            return []
        folders.append(str(Path(spec.origin).parents[1]))
    if not sys.executable:
        return []
    return [sys.executable, "-I", "-S", "-c", _PROGRAM % polite, *dict.fromkeys(folders)]
