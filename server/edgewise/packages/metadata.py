"""Reads what an installed distribution says of itself: METADATA, WHEEL and RECORD."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.metadata import parse_email
from packaging.utils import canonicalize_name

from edgewise.packages.markers import is_pure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMPILED_SUFFIXES = (".so", ".pyd")


@dataclass(frozen=True, slots=True)
class Distribution:
    """One installed distribution.

    `name` is spelled as PEP 503 says. `tags` are its wheel's, empty where nothing says them.
    `compiled` are the files of its compiled modules, `sources` its Python files, both from
    the folder that it lies in, with `/`; None where RECORD does not say which files it has.
    """

    name: str
    version: str
    requires: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    compiled: tuple[str, ...] | None = None
    sources: frozenset[str] | None = None

    @property
    def is_pure(self) -> bool | None:
        """Whether it has no compiled module; None where its files do not say."""
        if self.compiled is not None:
            return not self.compiled
        return all(is_pure(f"-{tag}.whl") for tag in self.tags) if self.tags else None

    @property
    def modules(self) -> frozenset[str]:
        """The top-level modules that it brings."""
        files = (*(self.compiled or ()), *(self.sources or ()))
        return frozenset(filter(str.isidentifier, map(_top, files)))

    @property
    def compiled_only(self) -> frozenset[str]:
        """The top-level modules without any source: importing one loads compiled code."""
        return self.modules - frozenset(map(_top, self.sources or ()))


def read_distribution(folder: str, metadata: str, wheel: str, record: str) -> Distribution:
    """Read the texts of `<folder>.dist-info`, empty where there is none; never raises."""
    stem = folder.removesuffix(".dist-info")
    name, _, version = stem.partition("-")
    requires: tuple[str, ...] = ()
    if metadata:
        head = metadata.replace("\r\n", "\n").partition("\n\n")[0]
        raw, _ = parse_email(head)
        name, version = raw.get("name") or name, raw.get("version") or version
        requires = tuple(raw.get("requires_dist") or ())
    tags = tuple(
        value.strip()
        for key, _, value in (line.partition(":") for line in wheel.splitlines())
        if key.strip().lower() == "tag"
    )
    if not record:
        return Distribution(canonicalize_name(name), version, requires, tags)
    files = tuple(_files(record))
    return Distribution(
        canonicalize_name(name),
        version,
        requires,
        tags,
        tuple(sorted(file for file in files if file.endswith(COMPILED_SUFFIXES))),
        frozenset(file for file in files if file.endswith(".py")),
    )


def _files(record: str) -> Iterator[str]:
    lines = (line for line in record.splitlines() if "\0" not in line)
    rows: Iterable[list[str]] = csv.reader(lines)
    try:
        for row in rows:
            file = row[0].replace("\\", "/") if row else ""
            # what lies beside site-packages (scripts) is imported by nobody
            if file and not file.startswith(("../", "/")):
                yield file
    except csv.Error:
        return


def _top(file: str) -> str:
    return file.partition("/")[0].partition(".")[0]
