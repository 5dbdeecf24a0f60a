"""What people ask for: hovers, quick fixes, another target."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import corpus, edits, servers
from .client.session import RefusedError
from .keystrokes import QUIET_S, opened
from .ratios import Outcome, latencies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .client.session import Session
    from .effort import Effort
    from .servers import Server

LINES = 1_000
_DATES = ("2026-09-30", "2026-01-01")
"""Compatibility dates with another Python each."""


@dataclass(frozen=True, slots=True)
class Hover:
    """Over a function that fails on Workers; servers that say nothing there are left out."""

    name: str = f"hover/{LINES}"
    about: str = "a hover over `hashlib.new`"
    all_peers: bool = True

    async def run(self, peers: Sequence[Server], effort: Effort) -> Outcome:
        source = corpus.module(LINES)
        line = next(n for n, text in enumerate(source.lines) if "hashlib.new" in text)
        position = {"line": line, "character": source.lines[line].index("hashlib.new") + 9}
        return await _asked(
            Outcome(self.name, self.about, LINES),
            source,
            [peer for peer in peers if peer.name != "ruff"],  # hovers over its own comments alone
            effort,
            method="textDocument/hover",
            parameters=lambda session: {**_document(session), "position": position},
        )


@dataclass(frozen=True, slots=True)
class QuickFixes:
    """What is offered where something is reported; servers that report nothing are left out."""

    name: str = f"quick fixes/{LINES}"
    about: str = "the list of quick fixes for `import fcntl`"
    all_peers: bool = False

    async def run(self, peers: Sequence[Server], effort: Effort) -> Outcome:
        return await _asked(
            Outcome(self.name, self.about, LINES),
            corpus.module(LINES),
            [peer for peer in peers if peer.finds or peer == servers.EMPTY],
            effort,
            method="textDocument/codeAction",
            parameters=_where_it_fails,
        )


@dataclass(frozen=True, slots=True)
class Retargeting:
    """A wrangler file open in the editor gets another date, and the code other diagnostics."""

    name: str = f"retargeting/{LINES}"
    about: str = "from another date in the open wrangler file to the code's new diagnostics"
    all_peers: bool = False

    async def run(self, peers: Sequence[Server], effort: Effort) -> Outcome:
        source = corpus.module(LINES)
        typing = edits.digits(source, edits.middle(source))
        outcome = Outcome(self.name, self.about, LINES)
        own = [peer for peer in peers if peer == servers.EDGEWISE]
        async with opened(typing, own) as sessions:
            for session in sessions:
                configuration = session.folder / "wrangler.toml"
                session.open_file(configuration, "toml", servers.WRANGLER)
                await asyncio.sleep(QUIET_S)
                for number in range(effort.rounds * 2):
                    mark = len(session.published)
                    text = servers.WRANGLER.replace("2026-01-01", _DATES[number % 2])
                    document = {"uri": configuration.as_uri(), "version": number + 2}
                    change = {"textDocument": document, "contentChanges": [{"text": text}]}
                    sent = session.notify("textDocument/didChange", change)
                    came = await session.published_again(mark)
                    await asyncio.sleep(QUIET_S)
                    outcome.add(session.server.name, {"median_ms": (came.when - sent) * 1000})
        return outcome


async def _asked(
    outcome: Outcome,
    source: corpus.Text,
    peers: Sequence[Server],
    effort: Effort,
    *,
    method: str,
    parameters: Callable[[Session], dict[str, Any]],
) -> Outcome:
    async with opened(corpus_as_it_is(source), peers, outcome=outcome) as sessions:
        await asyncio.sleep(QUIET_S)
        for number in range(effort.rounds + 1):
            for session in sessions:
                taken = await _ask(session, method, parameters(session), effort.requests)
                if number and taken is not None:  # the first loads what only it needs
                    outcome.add(session.server.name, latencies(taken))
    return outcome


async def _ask(
    session: Session, method: str, parameters: dict[str, Any], count: int
) -> list[float] | None:
    """Latencies; None if the server has no answer and is not the one that never has."""
    taken = []
    for _ in range(count):
        began = time.perf_counter()
        try:
            when, answer = await session.request(method, parameters)
        except RefusedError:
            return None
        if not answer and session.server != servers.EMPTY:
            return None
        taken.append(when - began)
    return taken


def corpus_as_it_is(source: corpus.Text) -> edits.Typing:
    """A document that nobody types in."""
    return edits.Typing(source.text, source.failing, lambda: iter(()))


def _where_it_fails(session: Session) -> dict[str, Any]:
    line = session.path.read_text("utf-8").splitlines().index(corpus.FAILING_LINE.strip())
    reported = [
        each
        for each in (session.published[-1].items if session.published else [])
        if each["range"]["start"]["line"] == line
    ]
    end = {"line": line, "character": len(corpus.FAILING_LINE) - 1}
    whole = {"start": {"line": line, "character": 0}, "end": end}
    spot = reported[0]["range"] if reported else whole
    return {**_document(session), "range": spot, "context": {"diagnostics": reported}}


def _document(session: Session) -> dict[str, Any]:
    return {"textDocument": {"uri": session.path.as_uri()}}
