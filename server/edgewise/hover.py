"""What is known about a name, for somebody who points at it; free of any protocol.

`describe` answers None where no fact is held: other servers hover too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.runtimes import catalogue
from edgewise.runtimes.guidance import guidance_for, guidance_for_algorithm
from edgewise.runtimes.runtime import Status, Use
from edgewise.semantics.references import USES, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edgewise.runtimes.guidance import Guidance
    from edgewise.runtimes.runtime import Behaviour, Category, Failure, Runtime
    from edgewise.runtimes.target import Target
    from edgewise.semantics.references import Reference


_HASHES = frozenset({"hashlib", "hashlib.new"})
"""What makes people ask which algorithms there are."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happens on one runtime: `said` in a few words, and what is raised `when`."""

    said: str
    failure: Failure | None = None
    when: str = ""
    category: Category | None = None

    @property
    def works(self) -> bool:
        """Whether nothing is raised."""
        return self.failure is None


@dataclass(frozen=True, slots=True)
class Row:
    """One runtime's line in the table."""

    runtime: Runtime
    outcome: Outcome | None
    is_target: bool


@dataclass(frozen=True, slots=True)
class Description:
    """The parts of a hover; each may be missing but the title and the rows."""

    title: str
    rows: tuple[Row, ...]
    since: str | None = None
    algorithms: tuple[str, ...] = ()
    guidance: Guidance | None = None

    @property
    def targets(self) -> list[Row]:
        """The rows of the target's runtimes."""
        return [row for row in self.rows if row.is_target]

    def markdown(self) -> str:
        """Render for editors that show Markdown."""
        parts = [f"**`{self.title}`** {self._status('`')}"]
        if not self._is_same_everywhere:
            lines = ["| Runtime | |", "|---|---|"]
            lines += [f"| {_name(row, '**')} | {_cell(row.outcome, '`')} |" for row in self.rows]
            parts.append("\n".join(lines))
        parts += self._notes("`")
        if self.guidance:
            parts += [f"[{_link_text(link)}]({link})" for link in self.guidance.links]
        return "\n\n".join(parts)

    def plain(self) -> str:
        """Render for editors that show text as it is."""
        parts = [f"{self.title} {self._status('')}"]
        if not self._is_same_everywhere:
            width = max(len(_name(row, "")) for row in self.rows)
            parts.append(
                "\n".join(
                    f"{_name(row, '').ljust(width)}  {_cell(row.outcome, '')}" for row in self.rows
                )
            )
        parts += [without_markdown(note) for note in self._notes("")]
        if self.guidance:
            parts += self.guidance.links
        return "\n\n".join(parts)

    @property
    def _is_same_everywhere(self) -> bool:
        return all(row.outcome and row.outcome.works and not row.outcome.when for row in self.rows)

    def _status(self, quote: str) -> str:
        """What it does on the target, as the end of a sentence that starts with the name."""
        if self._is_same_everywhere:
            return f"works on {_where(self.rows)}."
        sentences = []
        for outcome, rows in _grouped(self.targets):
            where = _where(rows)
            if outcome is None:
                sentences.append(f"is not known on {where}.")
            elif outcome.failure is None:
                sentences.append(f"{outcome.said} on {where}.")
            else:
                raised = _raised(outcome.failure)
                sentences.append(
                    f"{outcome.said} on {where}: {outcome.when} raises {quote}{raised}{quote}."
                )
        return " ".join(
            sentence if index == 0 else f"It {sentence}" for index, sentence in enumerate(sentences)
        )

    def _notes(self, quote: str) -> list[str]:
        notes = []
        if self.since:
            notes.append(self.since)
        if self.algorithms:
            works = ", ".join(f"{quote}{name}{quote}" for name in self.algorithms)
            notes.append(f"Algorithms that work on the target: {works}.")
        if self.guidance:
            notes += [text for text in (self.guidance.why, self.guidance.instead) if text]
        return notes


def describe(references: Sequence[Reference], target: Target) -> Description | None:
    """Describe what stands at a place; `references` are around it, the narrowest first.

    Several may share the narrowest range (`fork` in `os.fork()` is read and called): what
    fails there is what matters.
    """
    if not references:
        return None
    narrowest = [each for each in references if each.range == references[0].range]
    for reference in sorted(narrowest, key=_importance):
        description = _describe(reference, target)
        if description is not None:
            return description
    return None


def _importance(reference: Reference) -> tuple[bool, bool]:
    return reference.raises is None, reference.kind not in {Kind.CALL, Kind.ALGORITHM}


def _describe(reference: Reference, target: Target) -> Description | None:
    runtimes = dict.fromkeys((*catalogue.workers_runtimes(), *target.runtimes))
    rows = tuple(
        Row(runtime, outcome(reference, runtime), runtime in target.runtimes)
        for runtime in runtimes
    )
    known = [row.outcome for row in rows if row.outcome]
    if not known:
        return None
    is_plain = all(each.works and not each.when for each in known)
    is_about_hashes = reference.kind is Kind.ALGORITHM or reference.name in _HASHES
    if is_plain and reference.kind is not Kind.IMPORT and not is_about_hashes:
        return None
    title = reference.algorithm if reference.kind is Kind.ALGORITHM else reference.name
    return Description(
        title=title or reference.name,
        rows=rows,
        since=_since(rows),
        algorithms=_algorithms(target) if is_about_hashes else (),
        guidance=_guidance(reference, known),
    )


def outcome(reference: Reference, runtime: Runtime) -> Outcome | None:
    """Say what `reference` does on a runtime, None where that is not known."""
    if reference.kind is Kind.ALGORITHM:
        return _algorithm(reference.algorithm or "", runtime)
    if runtime.module(reference.name) is not None:
        return _module(reference.name, runtime)
    module, member = _split(reference.name, runtime)
    owner = _module(module, runtime) if module else None
    if owner is not None and not owner.works:
        return owner
    calls = _calls(reference, runtime)
    lacks = runtime.lacks(module, member, imported=reference.kind is Kind.FROM_IMPORT)
    if lacks is not None:
        doing = "importing it" if reference.kind is Kind.FROM_IMPORT else "reading it"
        return Outcome("is not available", lacks, doing)
    if calls:
        first = calls[0]
        said = f"fails {first.scope.words}".strip()
        return Outcome(said, first.failure, "calling it", first.category)
    if methods := _failing_methods(reference.name, runtime):
        said = f"is there, but calling {_listed(methods)} fails"
        category = runtime.calls(f"{reference.name}.{methods[0]}")[0].category
        return Outcome(said, None, "limited", category)
    if owner is None and not runtime.has(module, member):
        return None
    return Outcome("works")


def _failing_methods(name: str, runtime: Runtime) -> list[str]:
    """The methods of a class that fail, whatever they are given."""
    start = f"{runtime.canonical(name)}."
    return [
        method
        for called, behaviours in runtime.behaviours.items()
        if called.startswith(start)
        and "." not in (method := called.removeprefix(start))
        and any(each.condition is None for each in behaviours)
    ]


def _module(name: str, runtime: Runtime) -> Outcome | None:
    fact = runtime.module(name)
    if fact is None:
        return None
    if fact.status is Status.AVAILABLE:
        if fact.limited:
            return Outcome("imports, but does not function", None, "limited")
        return Outcome("works")
    said = {
        Status.MISSING: "is not available",
        Status.FAILS: "cannot be imported",
        Status.REMOVED: f"was removed in Python {fact.removed_in} and is not available",
    }[fact.status]
    return Outcome(said, fact.failure, "importing it")


def _split(name: str, runtime: Runtime) -> tuple[str, str]:
    """The longest module that the name starts with, and what follows it."""
    module, _, member = name.rpartition(".")
    while module and runtime.module(module) is None:
        module, _, outer = module.rpartition(".")
        member = f"{outer}.{member}"
    return module, member


def _calls(reference: Reference, runtime: Runtime) -> list[Behaviour]:
    # One that depends on an argument speaks of this call only where it was seen to.
    is_met = reference.kind in USES and reference.raises is not None
    use = USES.get(reference.kind, Use.CALL)
    return [each for each in runtime.uses(reference.name, use) if each.condition is None or is_met]


def _algorithm(name: str, runtime: Runtime) -> Outcome | None:
    fact = runtime.algorithm(name)
    if fact is None:
        return None
    if fact.failure is None:
        return Outcome("works")
    return Outcome("is not available", fact.failure, "asking for it")


def _since(rows: Sequence[Row]) -> str | None:
    """When it starts to work for a target on which it does not."""
    failing = [row for row in rows if row.is_target and row.outcome and not row.outcome.works]
    newest = max((row.runtime.python for row in failing if row.runtime.workers), default=None)
    if newest is None:
        return None
    for row in rows:
        runtime = row.runtime
        if not runtime.workers or runtime.python <= newest or runtime.since is None:
            continue
        if row.outcome and row.outcome.works:
            return f"Available from compatibility date {runtime.since} ({_version(runtime)})."
    return None


def _guidance(reference: Reference, known: Sequence[Outcome]) -> Guidance | None:
    if reference.kind is Kind.ALGORITHM:
        if all(each.works for each in known):
            return None
        return guidance_for_algorithm(reference.algorithm or "")
    category = next((each.category for each in known if each.category), None)
    return guidance_for(reference.name, category)


def _algorithms(target: Target) -> tuple[str, ...]:
    working = [
        {name for name, fact in runtime.algorithms.items() if fact.failure is None}
        for runtime in target.runtimes
    ]
    shared = set.intersection(*working) if working else set()
    return tuple(sorted(name for name in shared if name == name.lower()))


def _grouped(rows: Sequence[Row]) -> list[tuple[Outcome | None, list[Row]]]:
    groups: dict[Outcome | None, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.outcome, []).append(row)
    return list(groups.items())


def _where(rows: Sequence[Row]) -> str:
    """Name the runtimes; several of Cloudflare's by their Pythons alone."""
    workers = [row.runtime for row in rows if row.runtime.workers]
    if len(workers) < 2:
        return _listed([row.runtime.label for row in rows])
    versions = _listed([_version(each).removeprefix("Python ") for each in workers])
    others = [row.runtime.label for row in rows if not row.runtime.workers]
    return _listed([f"Cloudflare Python Workers (Python {versions})", *others])


def _name(row: Row, bold: str) -> str:
    runtime = row.runtime
    name = f"{_version(runtime)} ({runtime.name})"
    return f"{bold}{name}{bold} ← target" if row.is_target else name


def _version(runtime: Runtime) -> str:
    return f"Python {runtime.python[0]}.{runtime.python[1]}"


def _cell(outcome: Outcome | None, quote: str) -> str:
    if outcome is None:
        return "not known"
    said = outcome.said.removeprefix("is ")
    if outcome.failure is None:
        return said
    return f"{said}: {quote}{outcome.failure.exception}{quote}"


def _raised(failure: Failure) -> str:
    first = failure.message.strip().partition("\n")[0]
    return f"{failure.exception}: {first}" if first else failure.exception


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _link_text(url: str) -> str:
    return url.partition("://")[2].rstrip("/")


def without_markdown(text: str) -> str:
    """The text without Markdown's marks; links keep their address."""
    text = re.sub(r"\[([^\]]*)\]\(([^)]*)\)", r"\1 (\2)", text)
    return re.sub(r"[`*]", "", text)
