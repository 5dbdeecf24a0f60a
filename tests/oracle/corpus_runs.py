"""The corpus: ordinary programs, how real Pyodide ran them, and what Edgewise says about them.

A snippet is one file, `corpus/<theme>/<name>.py`. Nothing in it marks what fails:
`corpus/truth.json` holds what running it showed, per runtime, written by `record_corpus.py`.
"""

from __future__ import annotations

import ast
import json
import sys
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edgewise.checker import check
from edgewise.finding import Severity
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edgewise.finding import Finding

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
TRUTH = CORPUS / "truth.json"
EXPLAINED = CORPUS / "explained.toml"
PROBE = HERE.parents[1] / "server" / "probe"
VERSIONS = {"pyodide-0.28": "0.28.2", "pyodide-314": "314.0.7"}  # as npm calls them
COUNTED = {Severity.ERROR, Severity.WARNING}

Outcome = dict[str, Any]
"""`{"outcome": "ok"}`, `{"outcome": "hangs"}` or what was raised: exception, message, line."""


def snippets(only: str = "*") -> list[str]:
    """Every snippet's name, `theme/name`, that fits the pattern."""
    names = (path.relative_to(CORPUS).with_suffix("").as_posix() for path in CORPUS.glob("*/*.py"))
    return sorted(name for name in names if fnmatch(name, only))


def file(snippet: str) -> Path:
    return CORPUS / f"{snippet}.py"


def code(snippet: str) -> str:
    return file(snippet).read_text("utf-8")


def truth() -> dict[str, dict[str, Outcome]]:
    """What was recorded: snippet → runtime → outcome."""
    return json.loads(TRUTH.read_text("utf-8")) if TRUTH.exists() else {}


@cache
def explained() -> frozenset[str]:
    """The programs that run and are reported all the same, for a reason."""
    with EXPLAINED.open("rb") as file:
        return frozenset(name for reasons in tomllib.load(file).values() for name in reasons)


def outcomes(runtime: str, names: Sequence[str]) -> dict[str, Outcome]:
    """Run snippets in one process of real Pyodide, each as if it were the first."""
    sys.path.insert(0, str(PROBE))
    try:
        import measure
    finally:
        sys.path.remove(str(PROBE))
    inside = (CORPUS / "inside.py").read_text("utf-8")
    jobs = []
    for name in names:
        call = f"outcome_of({name + '.py'!r}, {code(name)!r})"
        jobs.append({"do": "run", "code": f"{inside}\nimport json\nresult = json.dumps({call})\n"})
    answers = measure.Interpreter(VERSIONS[runtime]).ask(jobs)
    return {name: _outcome(answer) for name, answer in zip(names, answers, strict=True)}


def _outcome(answer: dict[str, Any]) -> Outcome:
    if "result" in answer:
        return json.loads(ast.literal_eval(answer["result"]))
    if answer.get("hang"):
        return {"outcome": "hangs"}
    return {"outcome": "ends the interpreter", "message": str(answer)}


@dataclass(frozen=True)
class Verdict:
    """What happened to a snippet on a runtime, and what Edgewise said about it."""

    snippet: str
    outcome: Outcome
    findings: tuple[Finding, ...]

    @property
    def fails(self) -> bool:
        return self.outcome["outcome"] == "raises"

    @property
    def lines(self) -> set[int]:
        return {finding.range.start.line + 1 for finding in self.findings}

    @property
    def detected(self) -> bool:
        return bool(self.findings)

    @property
    def located(self) -> bool:
        return self.outcome.get("line") in self.lines

    def __str__(self) -> str:
        said = ", ".join(
            f"{finding.range.start.line + 1} {finding.code} {finding.subject}"
            for finding in self.findings
        )
        happened = "runs"
        if self.fails:
            raised = self.outcome
            happened = f"{raised['line']} {raised['exception']}: {raised['message']}"
        return f"{self.snippet}\n      runtime:  {happened}\n      edgewise: {said or 'nothing'}"


@dataclass(frozen=True)
class Figures:
    """How well Edgewise did on the recorded snippets of one runtime."""

    runtime: str
    verdicts: tuple[Verdict, ...] = field(repr=False)

    @property
    def failing(self) -> list[Verdict]:
        return [each for each in self.verdicts if each.fails]

    @property
    def working(self) -> list[Verdict]:
        return [each for each in self.verdicts if not each.fails]

    @property
    def undetected(self) -> list[Verdict]:
        return [each for each in self.failing if not each.detected]

    @property
    def misplaced(self) -> list[Verdict]:
        return [each for each in self.failing if each.detected and not each.located]

    @property
    def false_alarms(self) -> list[Verdict]:
        return [each for each in self.working if each.detected]

    @property
    def unexplained(self) -> list[Verdict]:
        return [each for each in self.false_alarms if each.snippet not in explained()]

    @property
    def detected(self) -> float:
        return 100 - share(self.undetected, self.failing)

    @property
    def located(self) -> float:
        return 100 - share(self.undetected + self.misplaced, self.failing)

    @property
    def false_alarm_rate(self) -> float:
        return share(self.unexplained, self.working)

    def __str__(self) -> str:
        lines = [
            f"{self.runtime}: detected {self.detected:.1f} %, located {self.located:.1f} % of "
            f"{len(self.failing)} that fail; false alarms on {self.false_alarm_rate:.1f} % of "
            f"{len(self.working)} that run, and something said about "
            f"{len(self.false_alarms) - len(self.unexplained)} more that `explained.toml` explains"
        ]
        for title in ("undetected", "misplaced", "unexplained"):
            listed = getattr(self, title)
            if listed:
                lines.append(f"  {title.replace('_', ' ')}: {len(listed)}")
                lines += [f"    {verdict}" for verdict in listed]
        return "\n".join(lines)


def share(some: Sequence[Verdict], of: Sequence[Verdict]) -> float:
    return 100 * len(some) / len(of) if of else 0.0


def figures(runtime: str, only: str = "*") -> Figures:
    """Compare Edgewise with the recorded truth; nothing is run."""
    target = Target((catalogue.runtime(runtime),), Choice(ChosenBy.COMMAND_LINE, "a test"))
    recorded = truth()
    verdicts = []
    for name in snippets(only):
        if name not in recorded:
            continue  # just written; a test of its own says so
        outcome = recorded[name][runtime]
        findings = check(Document.open(code(name)), target, path=file(name))
        counted = tuple(each for each in findings if each.severity in COUNTED)
        verdicts.append(Verdict(name, outcome, counted))
    return Figures(runtime, tuple(verdicts))
