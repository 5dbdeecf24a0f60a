"""The process that looks into modules, as seen from the one that asks."""

from __future__ import annotations

import pickle
import queue
import threading
from collections import deque
from concurrent.futures import BrokenExecutor, Future
from contextlib import suppress
from typing import TYPE_CHECKING

from edgewise.resolve.isolated import start

if TYPE_CHECKING:
    from edgewise.resolve.summary_process import Mistake
    from edgewise.resolve.summary_questions import SummaryAnswer, SummaryQuestion
    from edgewise.resolve.surroundings import Surroundings

_Asked = tuple["Surroundings", "SummaryQuestion"]


class ReadingProcess:
    """One process; it answers in the order of the questions. To ask never waits for it."""

    def __init__(self) -> None:
        """Start it; raises `OSError`."""
        self._process = start("edgewise.resolve.summary_process", is_polite=True)
        self._questions: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._waiting: deque[Future[SummaryAnswer]] = deque()
        self._lock = threading.Lock()  # for who waits, and whether anybody still may
        self._ended = False
        for work in (self._write, self._read):
            threading.Thread(target=work, name="reading process", daemon=True).start()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def submit(
        self, surroundings: Surroundings, question: SummaryQuestion
    ) -> Future[SummaryAnswer]:
        """Ask. The future raises `BrokenExecutor` if the process ends before it answers."""
        answer: Future[SummaryAnswer] = Future()
        with self._lock:
            if self._ended:
                answer.set_exception(BrokenExecutor("the process has ended"))
                return answer
            self._waiting.append(answer)
            self._questions.put((surroundings, question))
        return answer

    def end(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()
        self._questions.put(None)

    def _write(self) -> None:
        stdin = self._process.stdin
        while stdin is not None and (asked := self._questions.get()) is not None:
            with suppress(OSError):  # it has died, as its reader will say
                pickle.dump(asked, stdin, pickle.HIGHEST_PROTOCOL)
                stdin.flush()
        if stdin is not None:
            with suppress(OSError):
                stdin.close()

    def _read(self) -> None:
        stdout = self._process.stdout
        with suppress(Exception):  # the end, or cut off in the midst of an answer
            while stdout is not None:
                answer: SummaryAnswer | Mistake = pickle.load(stdout)  # noqa: S301 - our own
                self._answered(answer)
        with self._lock:
            self._ended = True
            left = list(self._waiting)
            self._waiting.clear()
        self._questions.put(None)
        code = self._process.wait()
        if stdout is not None:
            stdout.close()
        for waiting in left:
            if waiting.set_running_or_notify_cancel():
                waiting.set_exception(BrokenExecutor(f"it ended with code {code}"))

    def _answered(self, answer: SummaryAnswer | Mistake) -> None:
        from edgewise.resolve.summary_process import Mistake  # noqa: PLC0415 - it imports much

        with self._lock:
            waiting = self._waiting.popleft()
        if not waiting.set_running_or_notify_cancel():
            return
        if isinstance(answer, Mistake):
            waiting.set_exception(RuntimeError(answer.text))
        else:
            waiting.set_result(answer)
