"""Installed distributions: Edgewise says of `import X` what real Pyodide does with it.

`distributions/truth.json` holds what Pyodide did (`record_distributions.py`), `explained.toml`
what Edgewise gets wrong, with the reason. This test needs only the wheels, which it downloads:
`make test-packages`.
"""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import Enum
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest

from accuracy import keep
from edgewise.checker import check
from edgewise.finding import Severity
from edgewise.resolve.summaries import Summaries
from edgewise.resolve.workspace import WorkspaceProject
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document
from oracle.at_import import statement_lines
from oracle.corpus_runs import VERSIONS
from oracle.distributions.tree import (
    SITE_PACKAGES,
    Failure,
    differs,
    explained,
    installed,
    modules,
    truth,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.packages

FRAMEWORKS = ("fastapi", "starlette", "flask", "django", "jinja2", "pydantic", "sqlalchemy")
FRAMEWORKS += ("httpx", "requests", "aiohttp", "openai", "anthropic", "langchain-core", "boto3")
FRAMEWORKS += ("rich", "click")


@dataclass(frozen=True)
class Said:
    """What Edgewise says of one import: nothing, or where it fails."""

    alarmed: bool = False
    file: str | None = None
    line: int = 0


class Outcome(Enum):
    """How that compares with what Pyodide does."""

    RIGHT = "right"
    # Pyodide has a build of the compiled part that is missing here, or what it fails for is
    # required on this system alone, or on the target alone
    UNDECIDABLE = "undecidable"
    ELSEWHERE = "fails elsewhere"
    MISSED = "missed"
    FALSE_ALARM = "false alarm"


NAMED = {Outcome.MISSED, Outcome.FALSE_ALARM, Outcome.ELSEWHERE}
GRAVITY = list(Outcome)  # of a distribution's modules the gravest counts


@dataclass(frozen=True)
class Judged:
    """What Edgewise says of each module on one runtime, and how right that is."""

    runtime: str
    said: dict[str, Said]
    outcomes: dict[str, Outcome]


@pytest.fixture(scope="module", params=VERSIONS)
def judged(request) -> Judged:
    runtime = request.param
    names = sorted({name for each in modules().values() for name in each})
    share = -(-len(names) // (os.cpu_count() or 1))  # neighbours import the same modules
    with ProcessPoolExecutor() as pool:
        answers = pool.map(partial(say, runtime), names, chunksize=share)
        said = dict(zip(names, answers, strict=True))
    failed = truth()[runtime]
    outcomes = {name: outcome(each, failed.get(name), runtime) for name, each in said.items()}
    return Judged(runtime, said, outcomes)


def test_verdicts(judged, capsys):
    runtime, outcomes = judged.runtime, judged.outcomes
    worst = {
        name: max((outcomes[module] for module in names), key=GRAVITY.index)
        for name, names in modules().items()
    }
    counted = Counter(worst.values())
    decidable = len(worst) - counted[Outcome.UNDECIDABLE]
    failed = truth()[runtime]
    importing = sum(failed.keys().isdisjoint(names) for names in modules().values())
    wrong = counted[Outcome.MISSED] + counted[Outcome.FALSE_ALARM]
    alarms = decidable - importing - counted[Outcome.MISSED]
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{runtime}: {len(worst)} distributions, {counted[Outcome.UNDECIDABLE]} undecidable, "
            f"{importing} import; verdict right: {decidable - wrong} of {decidable} "
            f"({100 * (1 - wrong / decidable):.1f} %), false alarms: "
            f"{counted[Outcome.FALSE_ALARM]}, missed: {counted[Outcome.MISSED]}; innermost place "
            f"right: {alarms - counted[Outcome.ELSEWHERE]} of {alarms} true alarms"
        )
        for name, each in outcomes.items():
            if each in NAMED:
                print(f"    {each.value}: {name} {failed.get(name)}")  # noqa: T201
    keep(
        "distributions",
        runtime,
        distributions=len(worst),
        undecidable=counted[Outcome.UNDECIDABLE],
        importing=importing,
        right=decidable - wrong,
        alarmed=counted[Outcome.FALSE_ALARM],
        missed=counted[Outcome.MISSED],
        failing=alarms,
        located=alarms - counted[Outcome.ELSEWHERE],
    )
    assert wrong <= 0.03 * decidable
    assert counted[Outcome.FALSE_ALARM] <= 0.01 * importing
    assert counted[Outcome.ELSEWHERE] <= 0.1 * alarms
    listed = {name for name, each in outcomes.items() if each in NAMED}
    assert sorted(listed) == sorted(explained()[runtime])


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_popular_frameworks(judged, name):
    for module in modules()[name]:
        if judged.outcomes[module] is Outcome.UNDECIDABLE:
            assert not judged.said[module].alarmed
        else:
            assert judged.outcomes[module] is Outcome.RIGHT


def outcome(said: Said, failure: Failure | None, runtime: str) -> Outcome:
    """Compare what is said with what happens."""
    if failure is None:
        return Outcome.FALSE_ALARM if said.alarmed else Outcome.RIGHT
    if failure.builds or differs(failure, runtime):
        return Outcome.UNDECIDABLE
    if not said.alarmed:
        return Outcome.MISSED
    if failure.file is None:
        return Outcome.RIGHT if said.file is None else Outcome.ELSEWHERE
    if said.file != failure.file:
        return Outcome.ELSEWHERE
    text = (installed() / SITE_PACKAGES / failure.file).read_text("utf-8")
    lines = statement_lines(text, failure.line)
    return Outcome.RIGHT if said.line in lines else Outcome.ELSEWHERE


def say(runtime: str, module: str) -> Said:
    """Ask Edgewise about the one line that imports a module."""
    root, project = _around()
    target = Target((catalogue.runtime(runtime),), Choice(ChosenBy.COMMAND_LINE, "a test"))
    document = Document.open(f"import {module}\n")
    findings = check(document, target, project, root / "app.py")
    alarm = next((each for each in findings if each.severity is Severity.ERROR), None)
    if alarm is None:
        return Said()
    places = [
        (place.path.relative_to(root / SITE_PACKAGES).as_posix(), place.range.start.line + 1)
        for place in alarm.related
        if place.path is not None and place.path.is_relative_to(root / SITE_PACKAGES)
    ]
    return Said(True, *places[-1]) if places else Said(True)


@cache
def _around() -> tuple[Path, WorkspaceProject]:
    root = installed()
    project = WorkspaceProject([root], environ={}, at_once=True)
    # how busy the machine is must not decide what is found out
    project.summaries = Summaries(project, clock=lambda: 0.0)
    return root, project
