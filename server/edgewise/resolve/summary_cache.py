"""What was found out about importing installed modules, kept on disk for the next start.

An entry holds as long as every file that was read for it, and every folder that was searched, has
the same time and size.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from edgewise import __version__
from edgewise.finding import Position, Range
from edgewise.resolve.cache_file import CacheFile
from edgewise.runtimes.runtime import Category, Failure
from edgewise.semantics.elsewhere import Mishap, Step
from edgewise.semantics.references import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edgewise.resolve.summary_questions import SummaryQuestion

_SCHEMA = """
create table if not exists imports (
    question text primary key, answer text not null, files text not null,
    differs_on text not null
) without rowid
"""


class Kept(NamedTuple):
    """An answer from the cache, and the files and folders that it rests on.

    On the runtimes that it `differs_on` it may be another one: see `runtimes.noting`.
    """

    answer: Mishap | None
    places: tuple[str, ...] = ()
    differs_on: frozenset[str] = frozenset()


class SummaryCache:
    """The cache in one folder; for one thread."""

    def __init__(self, folder: Path) -> None:
        """Use the file in `folder`, which is made when something is put in."""
        self._file = CacheFile(folder, "imports", fingerprint(), _SCHEMA)
        self._same: dict[str, tuple[list[object] | None, float]] = {}

    def get(self, question: SummaryQuestion, around: Iterable[str]) -> Kept | None:
        """Look for an answer that still holds; `around` is the search path."""
        found = self._file.rows(
            "select answer, files, differs_on from imports where question = ?",
            (_key(question, around),),
        )
        try:
            for answer, files, names in found:
                stamps = json.loads(str(files))
                if self._holds(stamps):
                    differs_on = frozenset(str(names).split())
                    return Kept(_mishap(json.loads(str(answer))), tuple(stamps), differs_on)
        except Exception as error:  # noqa: BLE001 - a damaged file can hold anything
            self._file.give_up(error)
        return None

    def put(
        self,
        question: SummaryQuestion,
        around: Iterable[str],
        answer: Mishap | None,
        files: Iterable[str],
        differs_on: Iterable[str] = (),
    ) -> None:
        """Keep an answer that rests on these files."""
        around = tuple(around)
        places = {*files, *(os.path.dirname(file) for file in files), *around}  # noqa: PTH120
        stamps = {place: _stamp(place) for place in sorted(places)}
        said, names = json.dumps(_plain(answer)), " ".join(sorted(differs_on))
        row = (_key(question, around), said, json.dumps(stamps), names)
        self._file.put("insert or replace into imports values (?, ?, ?, ?)", [row])

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

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
