"""What was found out about importing installed modules, kept on disk for the next start.

An entry holds as long as every file that was read for it, and every folder that was searched, has
the same time and size. Projects share the cache, and several processes may use it at once: SQLite
sees to that. Whatever goes wrong with it (a full disk, a folder that cannot be written, a
damaged file) costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from edgewise import __version__
from edgewise.finding import Position, Range
from edgewise.runtimes.runtime import Category, Failure
from edgewise.semantics.elsewhere import Mishap, Step
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from edgewise.resolve.summary_questions import SummaryQuestion

log = logging.getLogger(__name__)

# A larger file is begun anew: it holds mostly what nobody asks for any more.
_MAX_BYTES = 100_000_000
_PATIENCE_S = 1.0  # so long may another process keep the file locked
_SCHEMA = """
create table if not exists imports (
    question text primary key, answer text not null, files text not null
) without rowid
"""


class Kept(NamedTuple):
    """An answer from the cache."""

    answer: Mishap | None


class SummaryCache:
    """The cache in one folder; for one thread."""

    def __init__(self, folder: Path) -> None:
        """Use the file in `folder`, which is made when something is put in."""
        self._file = folder / f"imports-{fingerprint()}.sqlite"
        self._connection: sqlite3.Connection | None = None
        self._is_broken = False
        self._same: dict[str, tuple[list[object] | None, float]] = {}

    def get(self, question: SummaryQuestion, around: Iterable[str]) -> Kept | None:
        """Look for an answer that still holds; `around` is the search path."""
        connection = self._open(make=False)
        if connection is None:
            return None
        try:
            row = connection.execute(
                "select answer, files from imports where question = ?", (_key(question, around),)
            ).fetchone()
            if row is None or not self._holds(json.loads(row[1])):
                return None
            return Kept(_mishap(json.loads(row[0])))
        except Exception as error:  # noqa: BLE001 - a damaged file can hold anything
            self._give_up(error)
            return None

    def put(
        self,
        question: SummaryQuestion,
        around: Iterable[str],
        answer: Mishap | None,
        files: Iterable[str],
    ) -> None:
        """Keep an answer that rests on these files."""
        around = tuple(around)
        connection = self._open(make=True)
        if connection is None:
            return
        places = {*files, *(os.path.dirname(file) for file in files), *around}  # noqa: PTH120
        stamps = {place: _stamp(place) for place in sorted(places)}
        row = (_key(question, around), json.dumps(_plain(answer)), json.dumps(stamps))
        try:
            with connection:
                connection.execute("insert or replace into imports values (?, ?, ?)", row)
        except Exception as error:  # noqa: BLE001 - as above
            self._give_up(error)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with contextlib.suppress(Exception):
                self._connection.close()
            self._connection = None

    def _open(self, *, make: bool) -> sqlite3.Connection | None:
        if self._is_broken or self._connection is not None:
            return self._connection
        try:
            if not make and not self._file.exists():
                return None
            import sqlite3  # noqa: PLC0415 - 10 ms, and some Pythons lack it

            self._file.parent.mkdir(parents=True, exist_ok=True)
            _forget_older(self._file)
            connection = sqlite3.connect(self._file, timeout=_PATIENCE_S, check_same_thread=False)
            # What a crash of the machine loses is found out again.
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = off")
            connection.execute(_SCHEMA)
        except Exception as error:  # noqa: BLE001 - no SQLite, no permission, no space
            self._give_up(error)
            return None
        self._connection = connection
        return connection

    def _give_up(self, error: Exception) -> None:
        log.info("the cache %s is not used: %s", self._file, error)
        self._is_broken = True
        self.close()

    def _holds(self, stamps: dict[str, list[object] | None]) -> bool:
        """Whether the files are still the same; one that was looked at just now is not again."""
        now = time.monotonic()
        for place, stamp in stamps.items():
            known = self._same.get(place)
            if known is None or now - known[1] > 1.0:
                known = self._same[place] = _stamp(place), now
            if known[0] != stamp:
                return False
        return True


@cache
def fingerprint() -> str:
    """What changes whenever Edgewise or its facts do, also in a working copy."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256(__version__.encode())
    for file in sorted((*root.rglob("*.py"), *root.rglob("*.json"), *root.rglob("*.toml"))):
        status = file.stat()
        digest.update(f"{file.relative_to(root)} {status.st_mtime_ns} {status.st_size}".encode())
    return digest.hexdigest()[:16]


def _forget_older(file: Path) -> None:
    """Delete what other versions have left, and a file that has grown too large."""
    for other in file.parent.glob("imports-*.sqlite*"):
        is_ours = other.name.startswith(file.name)
        with contextlib.suppress(OSError):
            status = other.stat()
            is_old = time.time() - status.st_mtime > 7 * 86_400
            if (not is_ours and is_old) or (is_ours and status.st_size > _MAX_BYTES):
                other.unlink()


def _key(question: SummaryQuestion, around: Iterable[str]) -> str:
    located = question.located
    parts = (
        located.module,
        str(located.path),
        located.place.value,
        question.runtime,
        question.starts,
        *around,
    )
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _stamp(place: str) -> list[object] | None:
    try:
        status = os.stat(place)  # noqa: PTH116 - thousands of them
    except OSError:
        return None
    return [status.st_mtime_ns, status.st_size]


def _plain(mishap: Mishap | None) -> dict[str, Any] | None:
    if mishap is None:
        return None
    failure, category = mishap.failure, mishap.category
    return {
        "kind": mishap.kind.value,
        "name": mishap.name,
        "failure": [failure.exception, failure.message, list(failure.bases)],
        "category": category.value if category is not None else None,
        "only_at_startup": mishap.only_at_startup,
        "way": [
            [
                str(step.path),
                step.file,
                [step.range.start.line, step.range.start.column],
                [step.range.end.line, step.range.end.column],
                step.says,
            ]
            for step in mishap.way
        ],
    }


def _mishap(plain: dict[str, Any] | None) -> Mishap | None:
    if plain is None:
        return None
    exception, message, bases = plain["failure"]
    return Mishap(
        Kind(plain["kind"]),
        plain["name"],
        Failure(exception, message, tuple(bases)),
        Category(plain["category"]) if plain["category"] is not None else None,
        plain["only_at_startup"],
        tuple(
            Step(Path(path), file, Range(Position(*start), Position(*end)), says)
            for path, file, start, end, says in plain["way"]
        ),
    )
