"""What every rule is: a question to a reference, and the words for the answer.

A rule never looks at the tree and holds no list of modules. It is asked about each
reference on each runtime of the target; what it says about the same place on several
runtimes becomes one finding.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from edgewise.finding import Finding, Related, Severity, Tag
from edgewise.fixes.fix import (
    CacheInFunction,
    DefaultFactory,
    Fix,
    GuardImport,
    SetCompatibilityDate,
    Suppress,
)
from edgewise.rules.documented import Documented
from edgewise.runtimes import catalogue
from edgewise.runtimes.guidance import guidance_for
from edgewise.runtimes.target import ChosenBy
from edgewise.semantics.exceptions import exception_bases
from edgewise.semantics.references import USES, Kind, Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from edgewise.runtimes.runtime import Category, Failure, Runtime, Status
    from edgewise.runtimes.target import Target
    from edgewise.semantics.elsewhere import Mishap
    from edgewise.semantics.project import Project


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a rule may want to know beside the reference, on one runtime."""

    project: Project
    path: Path | None
    used: Callable[[str], Sequence[str]]
    """The names below a module that the document reads (`threading` → `threading.Lock`)."""
    changes: Callable[[str], bool]
    """Whether the document may put something into a mapping (`os.environ`)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One place that a rule objects to, with the runtimes on which it does."""

    reference: Reference
    runtimes: tuple[Runtime, ...]
    target: Target

    @property
    def name(self) -> str:
        """The qualified name that it is about."""
        return self.reference.name

    @property
    def failure(self) -> Failure | None:
        """What is raised."""
        return self.reference.raises

    @property
    def where(self) -> str:
        """The runtimes in words: `Cloudflare Python Workers (Python 3.13, Pyodide 0.28.2)`."""
        if len(self.runtimes) == 1:
            return self.runtimes[0].label
        workers = [runtime for runtime in self.runtimes if runtime.workers]
        others = [runtime.label for runtime in self.runtimes if not runtime.workers]
        phrases = []
        if workers:
            versions = _listed([f"{runtime.python[0]}.{runtime.python[1]}" for runtime in workers])
            phrases.append(f"Cloudflare Python Workers (Python {versions})")
        return _listed(phrases + others)

    @property
    def newer(self) -> Runtime | None:
        """The Workers runtime, newer than all of these, on which the same thing works."""
        if not all(runtime.workers for runtime in self.runtimes):
            return None
        newest = max(runtime.python for runtime in self.runtimes)
        for runtime in catalogue.workers_runtimes():
            if runtime.python > newest and works(self.reference, runtime):
                return runtime
        return None


def works(reference: Reference, runtime: Runtime) -> bool:
    """Whether what `reference` does is known not to fail on another runtime."""
    name = reference.name
    if reference.kind in {Kind.ENTRY_POINT, Kind.RESULT}:
        return False  # what the runtime calls and takes depends on no Python version
    if reference.kind is Kind.IMPORT:
        fact = runtime.module(name)
        return fact is not None and fact.available and not fact.limited
    if reference.kind is Kind.ALGORITHM:
        algorithm = runtime.algorithm(reference.algorithm or "")
        return algorithm is not None and algorithm.failure is None
    if reference.kind in USES:
        return not runtime.uses(name, USES[reference.kind])
    module, _, member = name.rpartition(".")
    if module in runtime.classes:
        return runtime.lacks(module, member) is None
    fact = runtime.module(module)
    return fact is not None and fact.available and runtime.lacks(module, member) is None


class Rule(Documented, ABC):
    """One statement that Edgewise can make about code.

    `subjects` are names that this rule alone speaks about: the other rules leave them to
    it. `whole_document` says that its answer depends on more than the reference's own unit:
    on what the surroundings tell of the document.
    """

    subjects: ClassVar[frozenset[str]] = frozenset()
    tags: ClassVar[tuple[Tag, ...]] = ()
    whole_document: ClassVar[bool] = False

    @abstractmethod
    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """Whether the rule has something to say about `reference` on `runtime`."""

    def may_object(self, reference: Reference, runtime: Runtime) -> bool:
        """Whether it may have, of a rule for the whole document; asked once, not at each key."""
        return True

    @abstractmethod
    def message(self, problem: Problem) -> str:
        """What fails, when, on which target, and what instead, in a sentence or two."""

    def severity_of(self, problem: Problem) -> Severity:
        """How bad this one is."""
        return self.severity

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """The ways out of the problem that are particular to the rule, best first."""
        return ()

    def finding(self, problem: Problem) -> Finding:
        """The finding about `problem`, in the unit's own lines."""
        reference = problem.reference
        fixes = (*self.fixes(problem), *_newer_runtime(problem))
        suppress = Fix(f"Suppress {self.code} on this line", Suppress(self.code))
        return Finding(
            self.code,
            self.name,
            self.severity_of(problem),
            f"{self.message(problem)}{_elsewhere(problem)}",
            reference.site.range,
            reference.name,
            tuple(runtime.name for runtime in problem.runtimes),
            _related(problem),
            (*fixes, suppress),
            self.tags,
        )


def outcome(problem: Problem) -> str:
    """What happens, as a predicate: `raises ModuleNotFoundError: No module named 'x'`."""
    failure = problem.failure
    if failure is None:
        return "does not work"
    message = failure.message.strip().rstrip(".")
    if failure.silent:
        return message
    first = message.partition("\n")[0]
    return f"raises {failure.exception}: {first}" if first else f"raises {failure.exception}"


def calling(problem: Problem) -> str:
    """What a call does, as a sentence: `Calling it raises RuntimeError: …`."""
    said = outcome(problem)
    if problem.failure is not None and problem.failure.silent:
        return f"{said[:1].upper()}{said[1:]}."
    return f"Calling it {said}."


def since(problem: Problem) -> str:
    """When it starts to work, as a sentence with a space before it; empty if it never does."""
    newer = problem.newer
    if newer is None or newer.since is None:
        return ""
    version = f"{newer.python[0]}.{newer.python[1]}"
    return f" Available from compatibility date {newer.since} (Python {version})."


def instead(problem: Problem, category: Category | None = None) -> str:
    """What to use in its place, as a sentence with a space before it, if somebody knows."""
    known = guidance_for(problem.name, category)
    if known is None or not known.instead:
        return ""
    return f" {known.instead.strip()}"


def place_of(mishap: Mishap) -> str:
    """Where something goes wrong in another file: `portalocker/portalocker.py line 12`."""
    place = mishap.place
    return f"{place.file} line {place.range.start.line + 1}"


def _elsewhere(problem: Problem) -> str:
    """Which other file it happens in, as a sentence with a space before it; empty if in none."""
    mishap = problem.reference.mishap
    if mishap is None or problem.reference.kind is Kind.IMPORT:
        return ""  # the message says it
    return f" It happens in {place_of(mishap)}, to which this call leads."


def _newer_runtime(problem: Problem) -> tuple[Fix, ...]:
    newer = problem.newer
    choice = problem.target.choice
    if newer is None or newer.since is None or choice.by is not ChosenBy.WRANGLER:
        return ()
    if choice.path is None or newer.name not in choice.reachable:
        return ()
    version = f"{newer.python[0]}.{newer.python[1]}"
    return (
        Fix(
            f"Set compatibility_date to {newer.since} (Python {version})",
            SetCompatibilityDate(choice.path, newer.since, choice.environment),
        ),
    )


def _related(problem: Problem) -> tuple[Related, ...]:
    """What explains the finding elsewhere: the import, and the line that chose the target."""
    places: list[Related] = []
    mishap = problem.reference.mishap
    if mishap is not None:
        places += (
            Related(f"{step.file} {step.says}", step.range, step.path) for step in mishap.way
        )
    choice = problem.target.choice
    if choice.path is not None and choice.range is not None:
        places.append(Related(choice.because, choice.range, choice.path))
    return tuple(places)


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


class FailingCall(Rule):
    """A rule about one category of calls that were measured to fail.

    `because` says in a clause why they do.
    """

    category: ClassVar[Category]
    because: ClassVar[str]

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """Whether `reference` is an uncaught failing call of the rule's category."""
        return self.is_of_category(reference)

    def is_of_category(self, reference: Reference) -> bool:
        """Whether an uncaught call of the rule's category fails there."""
        return reference.kind in USES and reference.fails and reference.category is self.category

    def message(self, problem: Problem) -> str:
        """Say that the call fails, why, how, and what to use."""
        return (
            f"`{problem.name}` does not work on {problem.where}: {self.because}. "
            f"{calling(problem)}{since(problem)}{instead(problem, self.category)}"
        )


class FailingAtStartup(FailingCall):
    """A rule about one category of calls that go wrong only while a Worker starts."""

    severity = Severity.ERROR

    def message(self, problem: Problem) -> str:
        """Say that the call comes too early, what it does then, and where it belongs."""
        known = guidance_for("", self.category)
        way_out = f" {known.instead}" if known is not None else ""
        return (
            f"`{problem.name}` is called while the Worker starts, when {self.because} on "
            f"{problem.where}. {calling(problem)}{way_out}"
        )

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Compute it later, where a name gets the value."""
        return later_fix(problem)


class FailingImport(Rule):
    """A rule about imports of standard-library modules with one status."""

    severity = Severity.ERROR
    status: ClassVar[Status]

    def objects(self, reference: Reference, runtime: Runtime, around: Surroundings) -> bool:
        """Whether `reference` is an uncaught import of a module with that status."""
        if reference.kind is not Kind.IMPORT or not reference.fails or reference.mishap:
            return False
        fact = runtime.module(reference.name)
        return fact is not None and fact.status is self.status

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Guard the statement."""
        return guard_fix(problem)


def later_fix(problem: Problem) -> tuple[Fix, ...]:
    """The fix that computes a value later which is computed while a Worker starts."""
    reference = problem.reference
    if reference.assigned is None:
        return ()
    if reference.in_field:
        return (Fix("Use a default_factory", DefaultFactory(reference.assigned)),)
    return (
        Fix(
            f"Compute `{reference.assigned}` in a cached function",
            CacheInFunction(reference.assigned),
        ),
    )


def guard_fix(problem: Problem) -> tuple[Fix, ...]:
    """The fix that wraps the import in `try`, where there is a statement to wrap."""
    failure = problem.failure
    if problem.reference.statement is None or failure is None:
        return ()
    if "ImportError" not in exception_bases(failure):
        return ()
    return (Fix("Guard the import with try / except ImportError", GuardImport()),)
