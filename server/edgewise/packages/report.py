"""Everything that a project depends on, and how each of it gets to the target."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from edgewise.packages.requirements import judge_all, parse
from edgewise.packages.verdict import Delivery, Verdict, judge
from edgewise.runtimes import catalogue
from edgewise.runtimes.guidance import guidance_for_distribution

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from edgewise.packages.verdict import Inventory
    from edgewise.runtimes.runtime import Runtime


@dataclass(frozen=True, slots=True)
class Package:
    """One distribution, directly required or not.

    `requirement` is what the project says, None for what only others need; `chain` are the names
    that lead to it, itself last. `verdicts` are in the order of the target's runtimes. `since` is
    the compatibility date from which a Worker can have what is not available.
    """

    name: str
    requirement: str | None
    chain: tuple[str, ...]
    verdicts: tuple[tuple[Runtime, Verdict], ...]
    since: str | None = None

    @property
    def unavailable(self) -> bool:
        """Whether some runtime of the target cannot have it."""
        return any(verdict.delivery is Delivery.UNAVAILABLE for _, verdict in self.verdicts)

    @property
    def telling(self) -> Verdict:
        """The verdict to explain: the first that is no good one, or else the first."""
        worst = (Delivery.UNAVAILABLE, Delivery.UNKNOWN)
        for delivery in worst:
            for _, verdict in self.verdicts:
                if verdict.delivery is delivery:
                    return verdict
        return self.verdicts[0][1]

    @property
    def instead(self) -> str | None:
        """What to use instead, where it is not available and that is known."""
        known = guidance_for_distribution(self.name) if self.unavailable else None
        return known.instead if known else None


def packages_of(
    requirements: Iterable[str], runtimes: Sequence[Runtime], inventory: Inventory
) -> list[Package]:
    """Judge all that requirements bring: first what they name, in order, then the others by name.

    What is no requirement is left out.
    """
    direct: dict[str, Package] = {}
    others: dict[str, Package] = {}
    for written in requirements:
        requirement = parse(written)
        if requirement is None:
            continue
        for runtime in runtimes:
            for judged in judge_all(requirement, runtime, inventory):
                verdict, found = judged.verdict, direct if judged.direct else others
                stated = written if judged.direct else None
                known = found.setdefault(
                    verdict.name, Package(verdict.name, stated, judged.chain, ())
                )
                if all(each is not runtime for each, _ in known.verdicts):
                    verdicts = (*known.verdicts, (runtime, verdict))
                    found[verdict.name] = replace(known, verdicts=verdicts)
    rest = (each for name, each in sorted(others.items()) if name not in direct)
    return [_dated(each, inventory) for each in (*direct.values(), *rest)]


def requirement_lines(text: str) -> Iterator[str]:
    """Give the requirements of a `requirements.txt`; options and other files are passed over."""
    for line in text.replace("\\\n", " ").splitlines():
        written = " ".join(line.partition(" #")[0].partition(" --")[0].split())
        if written and not written.startswith(("#", "-")):
            yield written


def _dated(package: Package, inventory: Inventory) -> Package:
    runtimes = [
        runtime
        for runtime, verdict in package.verdicts
        if verdict.delivery is Delivery.UNAVAILABLE and runtime.workers
    ]
    if not runtimes:
        return package
    requirement = parse(package.requirement) if package.requirement else None
    specifier = requirement.specifier if requirement else None
    for runtime in catalogue.workers_runtimes():
        if runtime.python > max(each.python for each in runtimes) and runtime.since:
            name = canonicalize_name(package.name)
            if judge(name, runtime, inventory, specifier=specifier).delivery.arrives:
                return replace(package, since=runtime.since)
    return package
