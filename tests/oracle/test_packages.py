"""Real code: no error where popular packages import in real Pyodide.

`packages/truth.json` holds what real Pyodide did (`record_packages.py`); this test needs only
the wheels, which it downloads: `make test-packages`.
"""

from __future__ import annotations

import os
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from accuracy import keep
from edgewise.resolve.workspace import WorkspaceProject
from oracle.at_import import Alarm, alarms_at_import, statement_lines
from oracle.corpus_runs import VERSIONS
from oracle.packages.tree import modules, truth, unpacked

pytestmark = pytest.mark.packages

# The standard library of every Python that the packages still know.
STDLIB = sys.stdlib_module_names | {"distutils", "imp", "asyncore", "asynchat", "cgi", "crypt"}
BLAMED = {"ModuleNotFoundError", "ImportError", "AttributeError"}


@pytest.fixture(scope="module")
def checked() -> dict[str, dict[str, list[Alarm]]]:
    """What Edgewise says at import: runtime → module → alarms."""
    found = modules(unpacked())
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        said = list(pool.map(alarms, found.values(), chunksize=50))
    return {
        runtime: {name: each[runtime] for name, each in zip(found, said, strict=True)}
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
    for name, said in checked[runtime].items():
        if name not in failing:
            for alarm in said:
                if alarm.code == "EW104":  # a package that failed left its modules behind
                    continue
                false[alarm.severity].append(alarm)
    explained = recorded["explained"].get(runtime, {})
    files = {file.as_posix() for file in found.values()}
    causes = [cause for cause in failed if cause["file"] in files and of_the_runtime(cause)]
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
    keep(
        "packages",
        runtime,
        modules=len(found),
        importing=ok,
        alarmed=len(alarmed),
        failing=len(causes),
        reported=len(causes) - len(missed),
    )
    assert sorted({str(alarm) for alarm in false["error"]}) == sorted(explained)


def of_the_runtime(cause: dict) -> bool:
    """Whether a file raises there because the standard library lacks something."""
    if cause["exception"] not in BLAMED:
        return False
    message = cause["message"]
    lacking = re.match(r"(?:No module named|cannot import name '.*?' from|module) '(\w+)", message)
    unvendored = "is unvendored from the Python standard library" in message
    return unvendored or (lacking is not None and lacking[1] in STDLIB)


def reported(cause: dict, checked: dict[str, list[Alarm]]) -> bool:
    """Whether Edgewise says anything on the statement that raises."""
    file = Path(cause["file"])
    name = ".".join(file.with_suffix("").parts).removesuffix(".__init__")
    lines = statement_lines((unpacked() / file).read_text("utf-8"), cause["line"])
    return any(alarm.line in lines for alarm in checked.get(name, ()))


def alarms(file: Path) -> dict[str, list[Alarm]]:
    """What Edgewise says at import of one file, per runtime."""
    tree, project = _around()
    return alarms_at_import(tree, file, project, VERSIONS)


@cache
def _around() -> tuple[Path, WorkspaceProject]:
    tree = unpacked()
    return tree, WorkspaceProject([tree], environ={}, at_once=True)
