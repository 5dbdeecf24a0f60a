"""What a keystroke costs: servers take turns at blocks of the same keys.

A *closed* loop waits for each answer, which says what one key costs. An *open* loop types on like a
person, which says whether answers pile up.
"""

from __future__ import annotations

import asyncio
import itertools
import tempfile
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import ratios, servers
from .client.session import Session

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

    from .edits import Edit, Typing
    from .effort import Effort
    from .servers import Server

KEY_S = 0.03
"""Between the keys of somebody who types fast."""
QUIET_S = 0.7
"""Until servers that have just opened a document have nothing left to do."""


@dataclass(frozen=True, slots=True)
class Keystrokes:
    """Keys into one document."""

    name: str
    about: str
    typing: Typing
    lines: int
    pull: bool = False
    open_loop: bool = False
    all_peers: bool = False

    async def run(self, peers: Sequence[Server], effort: Effort) -> ratios.Outcome:
        """Measure; every server has the same document and the same keys."""
        outcome = ratios.Outcome(self.name, self.about, self.lines)
        async with opened(self.typing, peers, pull=self.pull, outcome=outcome) as sessions:
            keys = {session.server.name: self.typing.keys() for session in sessions}
            for session in sessions:  # the first keys after a start are not like the others
                await self._closed(session, keys[session.server.name], 4, effort.block_s)
            await asyncio.sleep(QUIET_S)
            for _ in range(effort.rounds):
                for session in sessions:
                    block = await self._block(session, keys[session.server.name], effort)
                    outcome.add(session.server.name, block)
        return outcome

    async def _block(
        self, session: Session, keys: Iterator[Edit], effort: Effort
    ) -> ratios.Quantities:
        before = session.processes.cpu_s()
        if self.open_loop:
            taken, backlog_s = await self._open(session, keys, effort.keys)
        else:
            taken = await self._closed(session, keys, effort.keys, effort.block_s)
            backlog_s = 0.0
        await asyncio.sleep(session.server.settle_s)
        cpu_ms = (session.processes.cpu_s() - before) / len(taken) * 1000
        backlog = {"backlog_ms": backlog_s * 1000} if self.open_loop else {}
        return {**ratios.latencies(taken), **backlog, "cpu_ms": cpu_ms, "edits": len(taken)}

    @staticmethod
    async def _closed(
        session: Session, keys: Iterator[Edit], count: int, limit_s: float
    ) -> list[float]:
        """Type and wait, an even number of times; give each answer's latency."""
        taken: list[float] = []
        for edit in itertools.islice(keys, count):
            mark = len(session.published)
            sent = session.edit(edit)
            taken.append((await session.answered(mark)).when - sent)
            if sum(taken) > limit_s and len(taken) % 2 == 0:
                break
        return taken

    @staticmethod
    async def _open(
        session: Session, keys: Iterator[Edit], count: int
    ) -> tuple[list[float], float]:
        """Type on; give each answer's latency, and how long after the last key the last came."""
        loop = asyncio.get_running_loop()
        sent: list[tuple[int, int, float]] = []
        began = loop.time()
        for index, edit in enumerate(itertools.islice(keys, count)):
            mark = len(session.published)
            when = session.edit(edit)
            sent.append((session.version, mark, when))
            await asyncio.sleep(max(0.0, began + (index + 1) * KEY_S - loop.time()))
        last = await session.answered(sent[-1][1])
        taken = [
            next(
                each.when - when
                for each in session.published[mark:]
                if each.version is None or each.version >= version
            )
            for version, mark, when in sent
        ]
        return taken, last.when - sent[-1][2]


@asynccontextmanager
async def opened(
    typing: Typing,
    peers: Sequence[Server],
    *,
    pull: bool = False,
    outcome: ratios.Outcome | None = None,
) -> AsyncIterator[list[Session]]:
    """Start servers on one folder and open the same document in each.

    Raises `NothingFoundError` if a server that shall find something does not.
    """
    with tempfile.TemporaryDirectory(prefix="edgewise-bench-") as name:
        folder = Path(name).resolve()
        servers.prepare(folder)
        sessions = [Session(server, folder, pull) for server in peers]
        for session in sessions:
            session.path.write_text(typing.text, "utf-8")
        try:
            for session in sessions:
                await session.start()
            for session in sessions:
                seconds = await session.open(typing.text)
                found = len(session.published[-1].items)
                if session.server.finds and found < typing.failing:
                    raise NothingFoundError(session.server.name, found, typing.failing)
                if outcome is not None:
                    noted = {"open_ms": seconds * 1000, "diagnostics": float(found)}
                    outcome.noted[session.server.name] = noted
            yield sessions
        finally:
            for session in sessions:
                await session.stop()


class NothingFoundError(Exception):
    """A server did not find what it is measured at finding."""

    def __init__(self, server: str, found: int, failing: int) -> None:
        super().__init__(
            f"{server} has {found} diagnostics for {failing} functions that fail: what it takes "
            "would say nothing."
        )
