"""`make bench`: keystroke latency, start-up and memory of `edgewise server`, as JSON.

python -m tests.bench [--lines 1000] [--edits 200] [--starts 5]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench import corpus
from tests.bench.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SERVER = [sys.executable, "-m", "edgewise", "server"]
EMPTY = [sys.executable, str(Path(__file__).with_name("empty_server.py"))]
TYPED = 'kept = hashlib.new("md4", os.urandom(8))\n'
KEY_S = 0.03
"""Between the keys of somebody who types fast."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--lines", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--starts", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = asyncio.run(_measure(Path(folder), arguments))
    print(json.dumps(measured, indent=2))  # noqa: T201 - what it is for


async def _measure(folder: Path, arguments: argparse.Namespace) -> dict[str, Any]:
    (folder / "wrangler.toml").write_text(
        'main = "entry.py"\ncompatibility_date = "2026-01-01"\n'
        'compatibility_flags = ["python_workers"]\n'
    )
    text = corpus.module(arguments.lines)
    (folder / "entry.py").write_text(text)
    starts = await _starts(folder, arguments.starts)
    closed, opened = arguments.edits, min(arguments.edits, 100)
    return {
        "machine": {
            "python": platform.python_version(),
            "system": platform.system(),
            "cpus": os.cpu_count(),
            "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        },
        "lines": arguments.lines,
        "start": starts,
        "closed, valid edits": await _edits(folder, text, closed, typing=False),
        "closed, typing": await _edits(folder, text, closed, typing=True),
        "closed, typing, pull": await _edits(folder, text, closed, typing=True, pull=True),
        "open, typing": await _edits(folder, text, opened, typing=True, every_s=KEY_S),
        "closed, valid edits, empty server": await _edits(
            folder, text, closed, typing=False, command=EMPTY
        ),
    }


async def _starts(folder: Path, count: int) -> dict[str, Any]:
    """Start both servers in turn, so that the machine's mood is the same for both."""
    taken: dict[str, list[float]] = {"edgewise": [], "empty": []}
    for _ in range(count):
        for name, command in (("edgewise", SERVER), ("empty", EMPTY)):
            session = Session(command, folder)
            taken[name].append(await session.start())
            await session.stop()
    medians = {name: statistics.median(each) for name, each in taken.items()}
    return {
        "edgewise_ms": _ms(medians["edgewise"]),
        "empty_pygls_ms": _ms(medians["empty"]),
        "ratio": round(medians["edgewise"] / medians["empty"], 2),
    }


async def _edits(
    folder: Path,
    text: str,
    count: int,
    *,
    typing: bool,
    pull: bool = False,
    every_s: float | None = None,
    command: Sequence[str] = SERVER,
) -> dict[str, Any]:
    session = Session(list(command), folder)
    await session.start(pull=pull)
    line = corpus.edit_line(text)
    lines = text.splitlines(keepends=True)
    lines.insert(line, "\n" if typing else "count = 1\n")
    open_s = await session.open("".join(lines), pull=pull)
    await asyncio.sleep(0.5)
    cpu = session.cpu_s()
    written: list[tuple[int, float]] = []
    latencies: list[float] = []
    loop = asyncio.get_running_loop()
    began = loop.time()
    for index, (down, column, key) in enumerate(_keys(count, typing=typing)):
        written.append((session.version + 1, session.edit(line + down, column, key)))
        if every_s is None:
            latencies.append(await session.answered(pull=pull) - written[-1][1])
        else:
            await asyncio.sleep(max(0.0, began + (index + 1) * every_s - loop.time()))
    if every_s is not None:
        await session.answered(pull=pull)
        latencies = [
            next(when for when, version, _ in session.published if version >= wanted) - sent
            for wanted, sent in written
        ]
    spent = session.cpu_s()
    result = {
        "open_ms": _ms(open_s),
        "diagnostics": session.published[-1][2],
        **_summary(latencies),
        "last_ms": _ms(latencies[-1]),
        "cpu_ms_per_edit": None if cpu is None or spent is None else _ms((spent - cpu) / count),
        "memory_mb": session.memory_mb(),
    }
    await session.stop()
    return result


def _keys(count: int, *, typing: bool) -> Iterator[tuple[int, int, str]]:
    """Lines further down, column and text of each key."""
    if not typing:
        yield from ((0, len("count = 1") + index, "7") for index in range(count))
        return
    down, column = 0, 0
    for index in range(count):
        key = TYPED[index % len(TYPED)]
        yield down, column, key
        down, column = (down + 1, 0) if key == "\n" else (down, column + 1)


def _summary(seconds: Sequence[float]) -> dict[str, Any]:
    ordered = sorted(seconds)
    return {
        "edits": len(ordered),
        "median_ms": _ms(statistics.median(ordered)),
        "p95_ms": _ms(ordered[int(0.95 * (len(ordered) - 1))]),
        "max_ms": _ms(ordered[-1]),
    }


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)


if __name__ == "__main__":
    main()
