"""What a newer runtime would change in a Worker: which findings go, which come.

Every file is checked against the newer runtime too, and the findings are compared. Pure: who
looks brings the files, and may know already what is found. The files without findings are asked
last, and only if something goes: otherwise there is nothing to say.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edgewise.rules.suppression_rule import ABOUT_SUPPRESSIONS
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import ChosenBy, Target

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from edgewise.finding import Finding, Range
    from edgewise.runtimes.runtime import Runtime
    from edgewise.runtimes.selection import Selection

Worker = tuple["Path", "str | None"]
"""A wrangler file and the environment of it that counts."""

Check = Callable[[Target], "Sequence[Finding]"]
"""Checks one file against a target; it may come to nothing if the file has gone."""


@dataclass(frozen=True, slots=True)
class Place:
    """A finding in one of the Worker's files."""

    path: Path
    finding: Finding


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a compatibility date (YYYY-MM-DD) would change: findings that go and that come."""

    date: str
    runtime: Runtime
    gone: tuple[Place, ...]
    come: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What each newer runtime would change that ends any finding, oldest first."""

    prospects: tuple[Prospect, ...] = ()


@dataclass
class _Comparison:
    runtime: Runtime
    target: Target
    gone: list[Place] = field(default_factory=list)
    come: list[Place] = field(default_factory=list)

    def compare(self, path: Path, now: Sequence[Finding], check: Check) -> None:
        then = check(self.target)
        self.gone += _missing(path, now, then)
        self.come += _missing(path, then, now)


class Comparing:
    """Looks at a Worker's files one after the other."""

    def __init__(self, target: Target) -> None:
        """`target` is what the files are checked against today."""
        self._newer = [_Comparison(each.runtimes[0], each) for each in newer_targets(target)]
        self._clean: deque[tuple[Path, Check]] = deque()

    @property
    def is_idle(self) -> bool:
        """Whether there is no newer runtime to look at."""
        return not self._newer

    def add(self, path: Path, findings: Sequence[Finding], check: Check) -> None:
        """Take in a file and what is found in it today."""
        if findings:
            for each in self._newer:
                each.compare(path, findings, check)
        else:
            self._clean.append((path, check))

    def rest(self) -> Iterator[Path]:
        """Look at the files without findings, each once, where it matters; name each before.

        All files have been added by then.
        """
        telling = [each for each in self._newer if each.gone]
        while telling and self._clean:
            path, check = self._clean.popleft()
            yield path
            for each in telling:
                each.compare(path, (), check)

    def outlook(self) -> Outlook:
        """Return what was seen."""
        return Outlook(
            tuple(
                Prospect(each.runtime.since or "", each.runtime, tuple(each.gone), tuple(each.come))
                for each in self._newer
                if each.gone
            )
        )


def worker_of(selection: Selection) -> Worker | None:
    """Return the Worker whose wrangler file chose; None where it did not, or is broken."""
    if selection.wrangler is None or selection.section is None:
        return None
    return selection.wrangler.path, selection.section.environment


def newer_targets(target: Target) -> tuple[Target, ...]:
    """Return what the files are compared with that are checked against `target` today."""
    return tuple(Target((runtime,), target.choice) for runtime in newer(target))


def newer(target: Target) -> tuple[Runtime, ...]:
    """Return the runtimes that a newer compatibility date would bring, oldest first."""
    choice = target.choice
    if choice.by is not ChosenBy.WRANGLER or not target.runtimes:
        return ()
    newest = max(runtime.python for runtime in target.runtimes)
    return tuple(
        runtime
        for runtime in catalogue.workers_runtimes()
        if runtime.python > newest and runtime.since and runtime.name in choice.reachable
    )


def _missing(path: Path, these: Sequence[Finding], those: Sequence[Finding]) -> Iterator[Place]:
    """The findings of `these` at whose place the others have none about the same thing."""
    known: set[tuple[Range, str]] = {(each.range, each.subject) for each in those}
    for finding in these:
        if finding.code in ABOUT_SUPPRESSIONS:
            continue  # a comment that a newer runtime does without is no loss
        if (finding.range, finding.subject) not in known:
            yield Place(path, finding)
