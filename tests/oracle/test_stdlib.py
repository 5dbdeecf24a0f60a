"""The standard library as code: no error where its modules import in the Pyodide that ships it.

`stdlib/truth.json` holds which do not (`record_stdlib.py`), `explained` in it what Edgewise gets
wrong. A sample that changes with the day is asked anew.
"""

from __future__ import annotations

import datetime
import os
import random
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

import pytest

from accuracy import keep
from edgewise.resolve.workspace import WorkspaceProject
from oracle.at_import import Alarm, alarms_at_import, statement_lines
from oracle.corpus_runs import VERSIONS
from oracle.stdlib.tree import Failure, explained, failures, modules, truth, unpacked

pytestmark = pytest.mark.oracle

SAMPLE = 40


@pytest.mark.parametrize("runtime", VERSIONS)
def test_errors_are_where_the_import_fails(runtime, capsys):
    found = modules(unpacked(runtime))
    failing = truth()[runtime]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        said = pool.map(partial(alarms, runtime), found.values(), chunksize=20)
        checked = dict(zip(found, said, strict=True))
    false = [
        alarm
        for name, alarmed in checked.items()
        if name not in failing
        for alarm in alarmed
        if alarm.severity == "error"
    ]
    warnings = sum(
        alarm.severity == "warning"
        for name in found
        if name not in failing
        for alarm in checked[name]
    )
    missed = [name for name, failure in failing.items() if not reported(runtime, failure, checked)]
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{runtime}: {len(found)} modules of the standard library, "
            f"{len(found) - len(failing)} import; errors at import in these: {len(false)}, "
            f"warnings: {warnings}\n"
            f"  {len(failing)} do not import: {len(failing) - len(missed)} reported"
        )
        for alarm in sorted(false):
            print(f"    false alarm: {alarm}")  # noqa: T201
        for name in missed:
            print(f"    not reported: {name}: {failing[name]}")  # noqa: T201
    keep(
        "stdlib",
        runtime,
        modules=len(found),
        importing=len(found) - len(failing),
        alarmed=len(false),
        failing=len(failing),
        reported=len(failing) - len(missed),
    )
    assert sorted([*map(str, false), *missed]) == sorted(explained()[runtime])


@pytest.mark.parametrize("runtime", VERSIONS)
def test_truth_is_what_pyodide_does(runtime):
    recorded = truth()[runtime]
    names = sorted(modules(unpacked(runtime)))
    day = datetime.datetime.now(tz=datetime.timezone.utc).date().isoformat()
    sample = random.Random(f"{day} {runtime}").sample(names, SAMPLE)
    asked = sorted({*sample, *recorded})
    assert failures(runtime, asked) == recorded


def reported(runtime: str, failure: Failure, checked: dict[str, list[Alarm]]) -> bool:
    """Whether Edgewise says anything where the module, or its package, raises."""
    if failure.file is None:
        return False
    file = Path(failure.file)
    name = ".".join(file.with_suffix("").parts).removesuffix(".__init__")
    text = (unpacked(runtime) / file).read_text("utf-8")
    lines = statement_lines(text, failure.line)
    return any(alarm.line in lines for alarm in checked[name])


def alarms(runtime: str, file: Path) -> list[Alarm]:
    """What Edgewise says at import of one file."""
    tree, project = _around(runtime)
    return alarms_at_import(tree, file, project, [runtime])[runtime]


@cache
def _around(runtime: str) -> tuple[Path, WorkspaceProject]:
    tree = unpacked(runtime)
    return tree, WorkspaceProject([tree], environ={}, at_once=True)
