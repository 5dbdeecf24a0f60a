"""Have another process look into modules, so that no key waits for it.

A question that is new is noted and answered with "not known"; `refine` asks the process. One
process serves all projects of a server. It is started with the first question, has the lowest
priority, and ends when nothing was asked for a while: the cache on disk knows what it found out.
"""

from __future__ import annotations

import logging
from concurrent.futures import BrokenExecutor, CancelledError, wait
from typing import TYPE_CHECKING, NamedTuple

from edgewise.resolve.footprint import Footprint
from edgewise.resolve.reading_process import ReadingProcess
from edgewise.resolve.summary_questions import (
    Answering,
    Asks,
    Stamp,
    SummaryAnswer,
    SummaryQuestion,
    stamp,
    unknown,
)
from edgewise.runtimes.noting import note

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, TimerHandle
    from collections.abc import Callable
    from concurrent.futures import Future

    from edgewise.resolve.surroundings import Surroundings
    from edgewise.runtimes.runtime import Runtime

log = logging.getLogger(__name__)

# A process that died so often without an answer in between will not do better.
_MAX_DEATHS = 3
IDLE_S = 30.0
"""After so long without a question the process ends: it holds some 60 MB or more."""


class Background:
    """The process; may be shared by the projects of one server."""

    def __init__(self) -> None:
        self._process: ReadingProcess | None = None
        self._deaths = 0
        self._closed = False
        self._last: Future[SummaryAnswer] | None = None
        """The last question; the process answers them in order."""
        self._rest: TimerHandle | None = None

    @property
    def available(self) -> bool:
        """Whether asking makes sense."""
        return not self._closed and self._deaths < _MAX_DEATHS

    @property
    def pid(self) -> int | None:
        """The process's number; None while there is none."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Start the process, which takes some milliseconds, if there is none."""
        if self._process is None and self.available:
            try:
                self._process = ReadingProcess()
            except OSError as error:  # no memory, or as many processes as there may be
                self.died(error)

    def submit(
        self, surroundings: Surroundings, question: SummaryQuestion
    ) -> Future[SummaryAnswer] | None:
        """Ask; None if there is nobody to ask."""
        self.start()
        if self._process is None:
            return None
        self._last = self._process.submit(surroundings, question)
        return self._last

    def rest_soon(self, loop: AbstractEventLoop) -> None:
        """End the process if nothing more is asked; the next question starts another."""
        if self._rest is not None:
            self._rest.cancel()
        self._rest = loop.call_later(IDLE_S, self._rest_now, loop, self._last)

    def _rest_now(self, loop: AbstractEventLoop, last: Future[SummaryAnswer] | None) -> None:
        if last is not self._last or (last is not None and not last.done()):
            self.rest_soon(loop)
            return
        self._end()

    def worked(self) -> None:
        """Take note of an answer."""
        self._deaths = 0

    def died(self, error: BaseException) -> None:
        """Take note that the process is gone; the next question starts another."""
        log.warning("the process that reads modules ended: %s", error)
        self._deaths += 1
        self._end()

    def stop(self) -> None:
        """End the process, and what it is at; the next question starts another."""
        self._end()

    def close(self) -> None:
        """End the process for good."""
        self._closed = True
        if self._rest is not None:
            self._rest.cancel()
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()


class _Known(NamedTuple):
    answer: SummaryAnswer
    stamp: Stamp | None
    fresh: bool


class BackgroundSummaries(Answering):
    """The modules of one project, as the other process has told so far; for one thread."""

    def __init__(
        self,
        background: Background,
        surroundings: Callable[[], Surroundings],
        footprint: Footprint | None = None,
    ) -> None:
        """`surroundings` tells what the process must know of the project.

        What is noted in the `footprint` are the modules that are asked about, not those that
        these lead to.
        """
        self._background = background
        self._footprint = footprint or Footprint()
        self._surroundings = surroundings
        self._known: dict[SummaryQuestion, _Known] = {}
        self._pending: dict[SummaryQuestion, Future[SummaryAnswer] | None] = {}
        self._killers: set[SummaryQuestion] = set()

    @property
    def pending(self) -> int:
        """How many questions wait for `refine`."""
        return len(self._pending) if self._background.available else 0

    @property
    def unanswered(self) -> bool:
        """Whether a question waits that was never answered before."""
        return any(question not in self._known for question in self._pending)

    def answer(self, question: SummaryQuestion, runtime: Runtime) -> SummaryAnswer:
        """Answer as far as it is known; the rest is noted."""
        note(runtime.newer_names)  # on what an answer rests the process does not tell
        if question.located.path is not None:
            self._footprint.note_one(str(question.located.path))
        known = self._known.get(question)
        if known is not None and known.fresh and known.stamp == _stamp(question):
            return known.answer
        self._footprint.waits += 1
        self._pending.setdefault(question, None)
        return unknown(question) if known is None else known.answer

    def invalidate(self) -> None:
        """Ask everything anew, when it is asked for."""
        self._known = {
            question: known._replace(fresh=False) for question, known in self._known.items()
        }
        self._pending = dict.fromkeys(self._pending)

    def give_up(self) -> None:
        """Leave unknown what was not answered yet, until files change; end the process."""
        for question in self._pending:
            self._known[question] = _Known(unknown(question), _stamp(question), fresh=True)
        self._pending.clear()
        self._background.stop()

    async def refine(self, limit_s: float) -> bool:
        """Take what the process finds out in `limit_s` seconds; whether anything is new."""
        import asyncio  # noqa: PLC0415 - 55 ms that the command line does without

        if not self._pending:
            return False
        await asyncio.to_thread(self._background.start)
        under_way = self._send()
        if under_way:
            await asyncio.wait(map(asyncio.wrap_future, under_way.values()), timeout=limit_s)
        self._background.rest_soon(asyncio.get_running_loop())
        return self._take(under_way)

    def refine_blocking(self, limit_s: float) -> bool:
        """Do the same and wait meanwhile."""
        under_way = self._send()
        wait(under_way.values(), timeout=limit_s)
        return self._take(under_way)

    def _send(self) -> dict[SummaryQuestion, Future[SummaryAnswer]]:
        """Ask what was not asked yet; everything that is under way."""
        for question, asked in list(self._pending.items()):
            if asked is None:
                sent = self._background.submit(self._surroundings(), question)
                if sent is None:
                    self._pending.clear()
                    return {}
                self._pending[question] = sent
        return {question: asked for question, asked in self._pending.items() if asked is not None}

    def _take(self, under_way: dict[SummaryQuestion, Future[SummaryAnswer]]) -> bool:
        learnt = False
        for question, asked in under_way.items():
            if not asked.done() or self._pending.get(question) is not asked:
                continue
            try:
                answer = asked.result()
            except (BrokenExecutor, CancelledError, OSError) as error:
                self._lost(question, error)
                return learnt
            except Exception:  # a bug of ours must not take the others with it
                log.exception("looking into %s failed", question.located.module)
                answer = None
            else:
                self._background.worked()
            learnt |= self._learn(question, answer)
        return learnt

    def _lost(self, question: SummaryQuestion, error: BaseException) -> None:
        """Ask again what the process did not get to; give up what killed it twice."""
        self._background.died(error)
        if question in self._killers:
            self._learn(question, None)
        self._killers.add(question)
        self._pending = dict.fromkeys(self._pending)

    def _learn(self, question: SummaryQuestion, answer: SummaryAnswer) -> bool:
        self._pending.pop(question, None)
        before = self._known.get(question)
        self._known[question] = _Known(answer, _stamp(question), fresh=True)
        known = unknown(question) if before is None else before.answer
        if question.asks is Asks.NAME and answer is None and before is None:
            return True  # now `meaning` may be asked
        return answer != known


def _stamp(question: SummaryQuestion) -> Stamp | None:
    path = question.located.path
    return None if path is None else stamp(path)
