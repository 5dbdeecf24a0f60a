"""Real code: no error where popular packages import in real Pyodide.

`packages/truth.json` holds what real Pyodide did (`record_packages.py`); this test needs only
the wheels, which it downloads: `make test-packages`.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from edgewise.checker import check
from edgewise.finding import Severity
from edgewise.resolve.workspace import WorkspaceProject
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.semantics.module import read
from edgewise.semantics.references import Phase
from edgewise.source.document import Document
from oracle.corpus_runs import VERSIONS
from oracle.packages.tree import modules, truth, unpacked

pytestmark = pytest.mark.packages

# The standard library of every Python that the packages still know.
STDLIB = sys.stdlib_module_names | {"distutils", "imp", "asyncore", "asynchat", "cgi", "crypt"}
BLAMED = {"ModuleNotFoundError", "ImportError", "AttributeError"}


@dataclass(frozen=True, order=True)
class Alarm:
    """A finding on code that runs when the module is imported."""

    file: str
    line: int
    code: str
    subject: str
    severity: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.code} {self.subject}"


@pytest.fixture(scope="module")
def checked() -> dict[str, dict[str, list[Alarm]]]:
    """What Edgewise says at import: runtime → module → alarms."""
    found = modules(unpacked())
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        alarms = list(pool.map(alarms_at_import, found.values(), chunksize=50))
    return {
        runtime: {name: each[runtime] for name, each in zip(found, alarms, strict=True)}
        for runtime in VERSIONS
    }


@pytest.mark.parametrize("runtime", VERSIONS)
def test_no_error_where_the_module_imports(runtime, checked, capsys):
    recorded = truth()
    found = modules(unpacked())
    assert len(found) == recorded["modules"]
    failed = recorded["runtimes"][runtime]["failed"]
    failing = {name for cause in failed for name in cause["modules"].split()}
    false = {level: [] for level in ("error", "warning")}
    for name, alarms in checked[runtime].items():
        if name not in failing:
            for alarm in alarms:
                false[alarm.severity].append(alarm)
    explained = recorded["explained"].get(runtime, {})
    causes = [cause for cause in failed if of_the_runtime(cause)]
    missed = [cause for cause in causes if not reported(cause, checked[runtime])]
    alarmed = {alarm.file for alarm in false["error"]}
    with capsys.disabled():
        ok = len(found) - len(failing)
        print(  # noqa: T201
            f"\n{runtime}: {len(found)} modules checked, {ok} import; errors at import in "
            f"{len(alarmed)} of these ({100 * len(alarmed) / ok:.2f} %), "
            f"{len(false['error'])} findings; warnings: {len(false['warning'])} findings\n"
            f"  {len(causes)} files raise at import for a reason of the runtime's: "
            f"{len(causes) - len(missed)} reported, {len(missed)} not"
        )
        for cause in missed:
            print("    not reported: {file}:{line} {exception}: {message}".format(**cause))  # noqa: T201
        for alarm in sorted(false["error"]):
            print(f"    false alarm: {alarm}")  # noqa: T201
    assert sorted({str(alarm) for alarm in false["error"]}) == sorted(explained)


def of_the_runtime(cause: dict) -> bool:
    """Whether a file raises there because the standard library lacks something."""
    if cause["file"] is None or cause["exception"] not in BLAMED:
        return False
    message = cause["message"]
    lacking = re.match(r"(?:No module named|cannot import name '.*?' from|module) '(\w+)", message)
    unvendored = "is unvendored from the Python standard library" in message
    return unvendored or (lacking is not None and lacking[1] in STDLIB)


def reported(cause: dict, checked: dict[str, list[Alarm]]) -> bool:
    """Whether Edgewise says anything on the statement that raises."""
    file = Path(cause["file"])
    name = ".".join(file.with_suffix("").parts).removesuffix(".__init__")
    body = ast.walk(ast.parse((unpacked() / file).read_text("utf-8")))
    ends = [
        node.end_lineno
        for node in body
        if isinstance(node, (ast.Import, ast.ImportFrom)) and node.lineno == cause["line"]
    ]
    last = max(ends, default=cause["line"])
    return any(cause["line"] <= alarm.line <= last for alarm in checked.get(name, ()))


def alarms_at_import(file: Path) -> dict[str, list[Alarm]]:
    """Errors and warnings on what importing the file runs, per runtime."""
    tree, project = _around()
    path = tree / file
    text = path.read_text("utf-8", errors="replace")
    document = Document.open(text)
    main = _main_lines(text)
    alarms = {}
    for name in VERSIONS:
        runtime = catalogue.runtime(name)
        target = Target((runtime,), Choice(ChosenBy.COMMAND_LINE, "a test"))
        alarms[name] = []
        findings = check(document, target, project, path)
        counted = [each for each in findings if each.severity.at_least(Severity.WARNING)]
        if not counted:
            continue
        lines = dict(zip(document.units, document.starts, strict=False))
        at_import = {
            reference.site.range.shifted(lines[reference.site.unit])
            for _, reading in read(document, runtime, project, path)
            for reference in reading.notable
            if reference.phase is Phase.GLOBAL and reference.site.unit in lines
        }
        for finding in counted:
            line = finding.range.start.line + 1
            if line not in main and any(finding.range.overlaps(each) for each in at_import):
                severity = finding.severity.value
                alarms[name].append(
                    Alarm(file.as_posix(), line, finding.code, finding.subject, severity)
                )
    return alarms


@cache
def _around() -> tuple[Path, WorkspaceProject]:
    tree = unpacked()
    return tree, WorkspaceProject([tree], environ={})


def _main_lines(text: str) -> set[int]:
    """The lines under `if __name__ == "__main__"`, which importing does not run."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError):
        return set()
    return {
        line
        for node in body
        if isinstance(node, ast.If) and "__name__" in ast.dump(node.test)
        for child in node.body
        for line in range(child.lineno, (child.end_lineno or child.lineno) + 1)
    }
