"""From spawning a server to its answer to `initialize`, and the memory that it takes then."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import corpus, edits, servers
from .client.session import Session
from .keystrokes import opened
from .ratios import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .effort import Effort
    from .servers import Server

LINES = 1_000
IDLE_S = 4.0
"""Longer than any server here waits before it tidies up."""


@dataclass(frozen=True, slots=True)
class Start:
    """The servers start in turn."""

    name: str = "start"
    about: str = "from spawning the server to its answer to `initialize`"
    all_peers: bool = True

    async def run(self, peers: Sequence[Server], effort: Effort) -> Outcome:
        outcome = Outcome(self.name, self.about)
        with tempfile.TemporaryDirectory(prefix="edgewise-bench-") as folder:
            servers.prepare(Path(folder).resolve())
            for number in range(effort.starts + 1):
                for server in peers:
                    session = Session(server, Path(folder).resolve())
                    taken = await session.start()
                    cpu = session.processes.cpu_s()
                    await session.stop()
                    if number:  # the first reads everything from the disk
                        quantities = {"median_ms": taken * 1000, "cpu_ms": cpu * 1000}
                        outcome.add(server.name, quantities)
        return outcome


@dataclass(frozen=True, slots=True)
class Memory:
    """The servers rest after some keys in a document."""

    name: str = f"memory/{LINES}"
    about: str = "resident memory with one document, after some keys and a pause"
    all_peers: bool = True

    async def run(self, peers: Sequence[Server], _: Effort) -> Outcome:
        source = corpus.module(LINES)
        typing = edits.broken(source, edits.middle(source))
        outcome = Outcome(self.name, self.about, LINES)
        async with opened(typing, peers, outcome=outcome) as sessions:
            for session in sessions:
                for edit, _ in zip(typing.keys(), range(len(edits.TYPED)), strict=False):
                    mark = len(session.published)
                    session.edit(edit)
                    await session.answered(mark)
            await asyncio.sleep(IDLE_S)
            for session in sessions:
                own, with_helpers = session.processes.memory_mb()
                sizes = {"own_mb": own, "tree_mb": with_helpers}
                outcome.add(session.server.name, sizes)
        return outcome
