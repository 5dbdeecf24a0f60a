"""A baseline: the findings that a project lives with, so that only new ones are reported.

An entry says nothing of lines. It knows a finding by its file, its rule, what it is about, the
function or class around it, and the words of the statement that it is in. So it outlives edits
above and below and a formatter; after an edit of the statement itself it is still known by what is
around it, in a renamed file by all but the name.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from edgewise.cli.errors import CommandError
from edgewise.cli.results import STANDARD_INPUT, Complaint, FileResult, Results, shown
from edgewise.config.problem import INVALID_CONFIG
from edgewise.source import syntax as s
from edgewise.source.document import Document
from edgewise.source.lines import split_lines
from edgewise.source.suppressions import lines_around

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from edgewise.finding import Finding
    from edgewise.source.units import Unit

VERSION = 1
_WORD = re.compile(r"\w+")


class Entry(NamedTuple):
    """What a finding is known by.

    `path` is relative to the baseline's folder, with slashes. `scope` is the qualified name of the
    function or class around it, empty for the module's level; `words` is a hash of the statement.
    """

    path: str
    code: str
    subject: str
    scope: str
    words: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of a file, each as often as it was found."""

    file: Path
    entries: Counter[Entry]

    def apply(self, results: Results) -> None:
        """Take out of the results what is known, and say what is no longer found."""
        left = self.entries.copy()
        unknown = [
            (file, finding, entry) for file, finding, entry in _entries(results, self.file.parent)
        ]
        hidden: set[int] = set()
        gone = {path for path in {entry.path for entry in left} if self._is_gone(path)}
        for key, may_match in (
            (_exactly, lambda _: True),
            (_nearly, lambda _: True),
            (_elsewhere, lambda entry: entry.path in gone),
        ):
            unknown = list(_unmatched(unknown, left, key, may_match, hidden))
        results.files = [
            kept for file in results.files if (kept := _without(file, hidden)).findings
        ]
        results.baselined = len(hidden)
        checked = {_relative(name, self.file.parent) for name in results.names} | gone
        forgotten = sum(count for entry, count in left.items() if entry.path in checked)
        if forgotten:
            what = "1 entry" if forgotten == 1 else f"{forgotten} entries"
            verb = "is" if forgotten == 1 else "are"
            results.complaints.append(
                Complaint(
                    f"{what} of the baseline {self.file.name} {verb} no longer found: write it"
                    " anew with --write-baseline.",
                    "warning",
                )
            )

    def _is_gone(self, path: str) -> bool:
        return not os.path.lexists(self.file.parent / path)


def read_baseline(path: Path) -> Baseline:
    """Read a baseline; raises `click.UsageError` where it is none."""
    path = Path(os.path.abspath(path))  # noqa: PTH100 - links stay
    name = shown(path)
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise click.UsageError(f"the baseline {name} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise click.UsageError(f"the baseline {name} is not JSON: {error}.") from error
    if not isinstance(content, dict) or not isinstance(content.get("findings"), list):
        raise click.UsageError(f"{name} is no baseline: it has no list of findings.")
    if content.get("version") != VERSION:
        raise click.UsageError(
            f"the baseline {name} has the version {content.get('version')!r}; this Edgewise reads"
            f" version {VERSION}. Write it anew with --write-baseline."
        )
    entries: Counter[Entry] = Counter()
    for number, each in enumerate(content["findings"], 1):
        entry, count = _read_entry(each)
        if entry is None:
            raise click.UsageError(f"finding {number} of the baseline {name} is not one.")
        entries[entry] += count
    return Baseline(path, entries)


def write_baseline(path: Path, results: Results, *, quiet: bool) -> None:
    """Write what was found, take it out of the results, and say how much it is unless `quiet`.

    Raises `CommandError`.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - links stay
    entries = Counter(entry for _, _, entry in _entries(results, path.parent))
    findings = [
        {**entry._asdict(), **({"count": count} if count > 1 else {})}
        for entry, count in sorted(entries.items())
    ]
    text = json.dumps({"version": VERSION, "findings": findings}, indent=2) + "\n"
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        said = f"the baseline {shown(path)} cannot be written: {error.strerror}."
        raise CommandError(said) from error
    Baseline(path, entries).apply(results)
    if not quiet:
        count = sum(entries.values())
        click.echo(f"Wrote {count} finding{'' if count == 1 else 's'} to {shown(path)}.", err=True)


_Found = tuple[FileResult, "Finding", Entry]


def _unmatched(
    found: list[_Found],
    left: Counter[Entry],
    key: Callable[[Entry], Hashable],
    may_match: Callable[[Entry], bool],
    hidden: set[int],
) -> Iterator[_Found]:
    """What no entry matches by `key`; what one does is hidden, and the entry used up."""
    entries: dict[Hashable, list[Entry]] = {}
    for entry in sorted(left):
        if left[entry] and may_match(entry):
            entries.setdefault(key(entry), []).append(entry)
    for file, finding, entry in found:
        match = next((each for each in entries.get(key(entry), ()) if left[each]), None)
        if match is None:
            yield file, finding, entry
        else:
            left[match] -= 1
            hidden.add(id(finding))


def _exactly(entry: Entry) -> Hashable:
    return entry


def _nearly(entry: Entry) -> Hashable:
    return entry._replace(words="")


def _elsewhere(entry: Entry) -> Hashable:
    return entry._replace(path="")


def _without(file: FileResult, hidden: set[int]) -> FileResult:
    return replace(file, findings=tuple(each for each in file.findings if id(each) not in hidden))


def _entries(results: Results, folder: Path) -> Iterator[_Found]:
    """What each finding is known by; what is wrong in a configuration is always said."""
    for file in results.files:
        document = Document.open(file.text) if file.path.endswith((".py", STANDARD_INPUT)) else None
        path = _relative(file.path, folder)
        lines = split_lines(file.text)
        for finding in file.findings:
            if finding.code == INVALID_CONFIG[0]:
                continue
            scope, text = "", lines[finding.range.start.line : finding.range.start.line + 1]
            around = document.unit_at(finding.range.start.line) if document else None
            if around is not None:
                scope, text = _surroundings(*around, finding)
            words = " ".join(_WORD.findall("".join(text)))
            digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6)
            entry = Entry(path, finding.code, finding.subject, scope, digest.hexdigest())
            yield file, finding, entry


def _surroundings(unit: Unit, first: int, finding: Finding) -> tuple[str, list[str]]:
    """The names of what is around a finding, and the lines of its statement without comments."""
    line = finding.range.start.line - first
    comments = {start.line: start.column for start, _ in unit.comments()}
    text = [unit.lines[each][: comments.get(each)] for each in lines_around(unit, line)]
    names: list[str] = []
    body = unit.body
    while True:
        inner = next((each for each in _definitions(body) if _holds(unit, each, line)), None)
        if inner is None:
            return ".".join(names), text
        names.append(inner.name)
        body = inner.body


def _definitions(body: s.Body) -> Iterator[s.FunctionDefinition | s.ClassDefinition]:
    from edgewise.semantics.scopes import walk  # noqa: PLC0415

    for statement in walk(body):
        if isinstance(statement, (s.FunctionDefinition, s.ClassDefinition)):
            yield statement


def _holds(unit: Unit, node: s.Node, line: int) -> bool:
    return unit.position(node.start).line <= line <= unit.position(node.end).line


def _relative(path: str, folder: Path) -> str:
    if path == STANDARD_INPUT:
        return path
    absolute = os.path.abspath(path)  # noqa: PTH100 - links stay
    try:
        return os.path.relpath(absolute, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return Path(absolute).as_posix()


def _read_entry(each: object) -> tuple[Entry | None, int]:
    if not isinstance(each, dict):
        return None, 0
    fields = [each.get(name) for name in Entry._fields]
    count = each.get("count", 1)
    texts = [field for field in fields if isinstance(field, str)]
    if len(texts) != len(fields) or type(count) is not int or count < 1:
        return None, 0
    return Entry(*texts), count
