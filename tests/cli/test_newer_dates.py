"""What a run says of configuration files, without looking at any Python file twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.cli.checking import Checking
from edgewise.cli.configurations import Configurations
from edgewise.cli.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.finding import Finding
    from edgewise.runtimes.target import Target


def test_a_newer_date_is_tried_once_however_many_folders_there_are(worker: Path) -> None:
    names = ["src/clean.py", "a/module.py", "b/module.py"]
    for name in names:
        (worker / name).parent.mkdir(exist_ok=True)
        (worker / name).write_text("import json\n")
    entry = worker / "src" / "entry.py"
    entry.write_text("import fcntl\n")
    looked: list[Path] = []

    def recheck(path: Path, _: Target) -> tuple[Finding, ...]:
        looked.append(path)
        return ()

    workspace = Workspace(cached=False)
    configurations = Configurations(workspace, recheck)
    configurations.add(
        workspace.around_file(entry), entry, Checking(workspace).look(entry).findings
    )
    for name in names:
        configurations.add(workspace.around_file(worker / name), worker / name, ())
    problems = [each.code for found in configurations.problems().values() for each in found]
    workspace.close()
    assert problems == ["EW503"]
    assert sorted(looked) == sorted([entry, *(worker / name for name in names)])
