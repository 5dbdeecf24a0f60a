"""Checks a whole worker through the command line's door: every file, with what surrounds it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edgewise.checker import check
from edgewise.cli.configurations import Configurations
from edgewise.finding import Severity
from edgewise.source.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from edgewise.cli.workspace import Workspace

ROUNDS = 3  # as the command line has it: an answer may lead to the next question
SDK = Path(__file__).parents[1] / "oracle" / "workers_sdk.py"


@dataclass(frozen=True)
class Said:
    """One thing that was said about a file, in a configuration file or in code."""

    file: str
    line: int
    severity: str
    code: str
    message: str

    @property
    def is_alarm(self) -> bool:
        """Whether it says that something goes wrong, and does not only give a hint."""
        return Severity(self.severity).at_least(Severity.WARNING)


class OpenWorker:
    """A worker's files on disk, with what surrounds each of them."""

    def __init__(self, folder: Path, files: Mapping[str, str], workspace: Workspace) -> None:
        """Write `files` into the empty `folder`; `workspace` is shared and stays open."""
        write(folder, files)
        (folder / ".git").mkdir()  # it is a repository: nothing above it counts
        self._folder = folder
        self._names = tuple(files)
        self._workspace = workspace

    def said(self) -> Iterator[Said]:
        """What there is to say about all files.

        What lies in `python_modules/` and the like is other people's and is only looked up.
        """
        own = [name for name in self._names if is_own(name)]
        configurations = Configurations(self._workspace)
        for folder in dict.fromkeys(
            (self._folder, *((self._folder / name).parent for name in own))
        ):
            configurations.add(self._workspace.around(folder), None, ())
        for path, problems in configurations.problems().items():
            place = path.relative_to(self._folder).as_posix()
            for problem in problems:
                line = problem.range.start.line + 1
                yield Said(place, line, problem.severity.value, problem.code, problem.message)
        for name in own:
            yield from self.said_of(name, (self._folder / name).read_text("utf-8"))

    def said_of(self, name: str, text: str) -> Iterator[Said]:
        """What there is to say about one file, if it holds this text."""
        path = self._folder / name
        setting = self._workspace.around(path.parent)
        project = setting.project
        document = Document.open(text)
        findings = check(document, setting.target, project, path)
        for _ in range(ROUNDS):
            if not project.pending or not project.refine_blocking():
                break
            findings = check(document, setting.target, project, path)
        for each in findings:
            line = each.range.start.line + 1
            yield Said(name, line, each.severity.value, each.code, each.message)


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files by their names below `folder`."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def is_own(name: str) -> bool:
    """Whether a file is code of the project, and no package's."""
    top = name.partition("/")[0]
    return name.endswith(".py") and top not in {"python_modules", ".venv", "vendor"}


def wrangler(main: str, date: str, flags: Iterable[str], **more: Any) -> str:
    """A wrangler file in JSON."""
    config = {"name": "shop", "main": main, "compatibility_date": date}
    return json.dumps({**config, "compatibility_flags": list(flags), **more}, indent=2)
