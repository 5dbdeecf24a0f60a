"""What there is to say about suppression comments: those that nobody needs, and unknown rules.

Pure, like `checker`, which asks here once it knows what each comment silenced. A comment that may
still be needed is left in peace: what is unknown is silent.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from edgewise.finding import Finding
from edgewise.fixes.fix import Fix, RemoveSuppression, ReplaceSuppressed
from edgewise.semantics.alike import to_be_read
from edgewise.semantics.module import open_calls
from edgewise.semantics.project import Awaited
from edgewise.semantics.receivers import types_at
from edgewise.semantics.scopes import walk
from edgewise.source import syntax as s
from edgewise.source.suppressions import lines_around, silencing, suppressions
from edgewise.suppression_judgement import INVALID, UNUSED, judge, known_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from edgewise.rules.suppression_rule import Remark
    from edgewise.runtimes.target import Target
    from edgewise.semantics.project import Project
    from edgewise.source.document import Document
    from edgewise.source.suppressions import Named, Suppression
    from edgewise.source.units import Unit


_WORD = re.compile(r"[^\W\d]\w*")


class Silenced:
    """What comments silenced, by comment."""

    def __init__(self) -> None:
        self._codes: dict[int, set[str]] = {}

    def note(self, comments: Sequence[Suppression], finding: Named) -> None:
        """Take note that each of these comments silences a finding: all of them are used."""
        for comment in comments:
            self._codes.setdefault(id(comment), set()).add(finding.code)

    def by(self, comment: Suppression) -> set[str]:
        """The codes of the findings that a comment silenced."""
        return self._codes.get(id(comment), set())


@dataclass(frozen=True)
class Checked:
    """A document that was checked on a target; `enabled` says of a code whether its rule speaks.

    `whole_file` are the comments that speak for the file.
    """

    document: Document
    target: Target
    project: Project
    path: Path | None
    whole_file: Sequence[Suppression]
    silenced: Silenced
    enabled: Callable[[str], bool]


def check_suppressions(checked: Checked) -> Iterator[Finding]:
    """What is wrong with the comments of a document, in its lines."""
    doubts = _Doubts(checked)
    where = f" on {', '.join(checked.target.names)}"
    for unit, line in zip(checked.document.units, checked.document.starts, strict=False):
        if unit.broken:
            continue
        for comment in suppressions(unit):
            is_open = doubts.about(unit, comment)
            for remark in remarks(comment, checked, where, is_open=is_open):
                finding = _finding(remark, checked.target)
                if checked.enabled(finding.code) and not _is_silenced(
                    finding, comment, unit, checked.whole_file
                ):
                    yield finding.shifted(line)


def remarks(
    comment: Suppression, checked: Checked, where: str, *, is_open: Callable[[], bool]
) -> Iterator[Remark]:
    """What is wrong with one comment; `is_open` whether something may come that it silences."""
    judgement = judge(comment, checked.silenced.by(comment), checked.enabled)
    if not comment.closed:
        yield INVALID.unclosed(comment)
        return
    for index in judgement.unknown:
        yield INVALID.unknown(comment, index, known_rules())
    if comment.whole_file and not any(each is comment for each in checked.whole_file):
        yield UNUSED.misplaced(comment)
    elif (judgement.unused or judgement.is_idle) and is_open():
        return
    elif judgement.is_idle:
        yield UNUSED.whole(comment, where)
    elif judgement.unused or judgement.repeated:
        yield UNUSED.part(comment, judgement.unused, judgement.repeated, where)


def _is_silenced(
    finding: Finding, comment: Suppression, unit: Unit, whole_file: Sequence[Suppression]
) -> bool:
    """Whether a comment says that it is fine; one without codes speaks of the code alone.

    Unless it silences the whole file.
    """
    return (
        comment.names(finding)
        or any(each.names(finding) for each in silencing(unit, finding))
        or any(each.covers(finding) for each in whole_file if each is not comment)
    )


def _finding(remark: Remark, target: Target) -> Finding:
    rule = remark.rule
    action: RemoveSuppression | ReplaceSuppressed
    if remark.replacement is not None and remark.removes:
        action = ReplaceSuppressed(remark.removes[0], remark.replacement)
    else:
        action = RemoveSuppression(remark.removes)
    fixes = (Fix(remark.title, action, safe=remark.safe, preferred=True),) if remark.title else ()
    return Finding(
        rule.code,
        rule.name,
        rule.severity,
        remark.message,
        remark.range,
        remark.subject,
        target.names,
        fixes=fixes,
        tags=rule.tags,
    )


class _Doubts:
    """Where a finding may still come that nobody can see yet."""

    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        self._located: dict[str, bool] = {}

    def about(self, unit: Unit, comment: Suppression) -> Callable[[], bool]:
        """A look-up of whether a comment may yet have something to silence."""
        return lambda: (
            self._does_not_parse
            or Awaited.START in self._checked.project.awaited
            or (self._of_file() if comment.whole_file else self._of_lines(unit, comment))
        )

    @cached_property
    def _does_not_parse(self) -> bool:
        return any(unit.broken for unit in self._checked.document.units)

    def _of_file(self) -> bool:
        names = self._imported
        modules = {module for several in names.values() for module in several}
        return bool(self._open_calls) or self._is_open(modules)

    def _of_lines(self, unit: Unit, comment: Suppression) -> bool:
        number = comment.start.line
        lines, names = unit.note(f"names around {number}", lambda: _names_around(unit, number))
        if not self._open_calls.get(unit, _NO_LINES).isdisjoint(lines):
            return True
        imported = self._imported
        return self._is_open({each for name in names & imported.keys() for each in imported[name]})

    def _is_open(self, modules: set[str]) -> bool:
        """Whether something about modules, which are not the standard library's, is not known."""
        if modules and Awaited.MODULES in self._checked.project.awaited:
            return True
        return not all(map(self._is_located, modules))

    def _is_located(self, module: str) -> bool:
        if module not in self._located:
            located = self._checked.project.locate(module, self._checked.path) if module else None
            self._located[module] = located is not None
        return self._located[module]

    @cached_property
    def _imported(self) -> dict[str, set[str]]:
        """The modules that are not the standard library's, by the names that they bring."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for unit in self._checked.document.units:
            for name, module, level in _imports(unit):
                absolute = self._absolute(module, level)
                if level or not self._is_standard(absolute):
                    found[name].add(absolute)
        return found

    def _is_standard(self, module: str) -> bool:
        top = module.partition(".")[0]
        return all(runtime.module(top) is not None for runtime in self._checked.target.runtimes)

    def _absolute(self, module: str, level: int) -> str:
        """The name of a module; empty if that is not known."""
        if not level:
            return module
        path = self._checked.path
        package = self._checked.project.package(path) if path else ""
        parts = [part for part in package.split(".") if part]
        parts = parts[: max(len(parts) - (level - 1), 0)]
        return ".".join([*parts, module] if module else parts)

    @cached_property
    def _open_calls(self) -> dict[Unit, set[int]]:
        """The lines, in their units, with calls of what only other files can tell."""
        found: defaultdict[Unit, set[int]] = defaultdict(set)
        checked = self._checked
        for runtime in to_be_read(checked.document, checked.target.runtimes):
            for call in open_calls(checked.document, runtime, checked.project, checked.path):
                if not types_at(call):
                    where = call.site.range
                    found[call.site.unit].update(range(where.start.line, where.end.line + 1))
        return found


_STAR = "*"
_NO_LINES: set[int] = set()


def _names_around(unit: Unit, number: int) -> tuple[range, frozenset[str]]:
    """The lines of the statement that a comment on a line belongs to, and the names in them."""
    lines = lines_around(unit, number)
    comments = {start.line: start.column for start, _ in unit.comments()}
    text = "".join(unit.lines[line][: comments.get(line)] for line in lines)
    return lines, frozenset((_STAR, *_WORD.findall(text)))


def _imports(unit: Unit) -> tuple[tuple[str, str, int], ...]:
    """What a unit's imports bind, functions included: the name, the module, the leading dots."""
    return unit.note("imports", lambda: tuple(_find_imports(unit)))


def _find_imports(unit: Unit) -> Iterator[tuple[str, str, int]]:
    if "import" not in unit.text:
        return
    pending = [unit.body]
    while pending:
        for statement in walk(pending.pop()):
            if isinstance(statement, (s.FunctionDefinition, s.ClassDefinition)):
                pending.append(statement.body)
            elif isinstance(statement, s.Import):
                for alias in statement.names:
                    yield alias.asname or alias.name.partition(".")[0], alias.name, 0
            elif isinstance(statement, s.ImportFrom):
                module, level = statement.module, statement.level
                if statement.star:
                    yield _STAR, module, level
                for alias in statement.names:
                    yield alias.asname or alias.name, module, level
