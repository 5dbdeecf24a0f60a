"""Reads the worker projects in `projects/*.md`: a heading is a project with its files.

    ## Orders by number
    dates: 2025-09-01 2026-10-01
    packages: fastapi
    rests on: uuid: uuid4(); entrypoint: no handlers at all
    somewhere: error: [EW406] Error (workerd)
    ```toml wrangler.toml
    name = "orders"
    main = "src/main.py"
    compatibility_date = "{date}"
    compatibility_flags = ["python_workers"]
    ```
    ```python src/main.py
    import uuid

    NUMBER = uuid.uuid4()  # error: [EW401] OSError (workerd)
    ```

What is expected stands at the ends of lines as in the fixtures of `rules/`. `somewhere:` is for
what is wrong with the project as a whole: it may be said at any place, and more than once.

`dates:` are compatibility dates that stand for `{date}`; the project runs on each. A project
without a wrangler file has the plainest one, with `src/main.py` for its `main`.
`packages:` names folders of `packages/` that are vendored into its `python_modules/`.
`rests on:` names records of real workerd: each claim with `(workerd)` is one of theirs.
`not run:` says why real Pyodide under Node cannot run it.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.config.discovery import ConfigFiles
from edgewise.runtimes.selection import select_target
from rules.fixtures import Expectation, FixtureError, expectations
from workers.checked_worker import SDK, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.runtimes.selection import Selection

FOLDER = Path(__file__).with_name("projects")
PACKAGES = Path(__file__).with_name("packages")
VENDORED = "python_modules"
PLAIN = """\
name = "worker"
main = "src/main.py"
compatibility_date = "{date}"
compatibility_flags = ["python_workers"]
"""

_FENCE = re.compile(r"```(?P<language>\w+) (?P<name>\S+)")
_KEY = re.compile(r"(?P<key>dates|packages|rests on|somewhere|not run): (?P<value>.+)")


@dataclass(frozen=True)
class WorkerProject:
    """A worker on one compatibility date, and what is expected of its files."""

    theme: str
    heading: str
    files: dict[str, str] = field(default_factory=dict, hash=False)
    expected: dict[str, tuple[Expectation, ...]] = field(default_factory=dict, hash=False)
    somewhere: tuple[Expectation, ...] = ()
    packages: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    date: str = ""
    not_run: str = ""

    @property
    def title(self) -> str:
        """What the test is called."""
        named = f"{self.theme}: {self.heading}"
        return f"{named} [{self.date}]" if self.date else named

    @property
    def claims(self) -> list[Expectation]:
        """Everything that is expected, wherever."""
        return [each for one in self.expected.values() for each in one] + list(self.somewhere)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong with it; a hint is no fault."""
        return all(each.severity == "hint" for each in self.claims)

    @property
    def selection(self) -> Selection:
        """What its wrangler file chooses."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder, {file: text for file, text in self.files.items() if "/" not in file})
            return select_target(folder, ConfigFiles(), root=folder)

    @property
    def runtime(self) -> str:
        """The runtime that it is for."""
        names = self.selection.target.names
        assert len(names) == 1, "a project says which runtime it is for"
        return names[0]

    @property
    def main(self) -> str:
        """The name of its main file."""
        section = self.selection.section
        assert section is not None
        assert section.main is not None
        return section.main.value

    def dated(self, date: str) -> WorkerProject:
        """The same project on a compatibility date."""
        has_wrangler = any(name.startswith("wrangler.") for name in self.files)
        files = self.files if has_wrangler else {"wrangler.toml": PLAIN, **self.files}
        files = {
            name: text.replace("{date}", date) if name.startswith("wrangler.") else text
            for name, text in files.items()
        }
        return replace(self, files=files, date=date)

    def all_files(self) -> dict[str, str]:
        """Its own files and what is vendored."""
        files = {f"{VENDORED}/workers.py": SDK.read_text("utf-8")}
        for package in self.packages:
            folder = PACKAGES / package
            for path in sorted(folder.rglob("*.py")):
                name = path.relative_to(PACKAGES).as_posix()
                files[f"{VENDORED}/{name}"] = path.read_text("utf-8")
        return {**files, **self.files}


@cache
def projects() -> tuple[WorkerProject, ...]:
    """Every project of every file on each of its dates, in order."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        for project, dates in _parse(path):
            found += [project.dated(date) for date in dates] if dates else [project]
    return tuple(found)


def _parse(path: Path) -> Iterator[tuple[WorkerProject, tuple[str, ...]]]:
    current: WorkerProject | None = None
    dates: tuple[str, ...] = ()
    lines = enumerate(path.read_text("utf-8").split("\n"), 1)
    for number, line in lines:
        where = f"{path.name}:{number}"
        if line.startswith("## "):
            if current is not None:
                yield current, dates
            current, dates = WorkerProject(path.stem, line[3:].strip()), ()
        elif current is None:
            if line.startswith("```"):
                raise FixtureError(f"{where}: a block outside of a project")
        elif match := _KEY.fullmatch(line):
            key, value = match["key"], match["value"]
            if key == "dates":
                dates = tuple(value.split())
            elif key == "packages":
                current = replace(current, packages=tuple(value.split()))
            elif key == "rests on":
                current = replace(current, records=tuple(value.split("; ")))
            elif key == "not run":
                current = replace(current, not_run=value)
            else:
                _, expected = expectations(f"# {value}", where)
                current = replace(current, somewhere=(*current.somewhere, *expected))
        elif line.startswith("```"):
            fence = _FENCE.fullmatch(line)
            if fence is None or fence["name"] in current.files:
                raise FixtureError(f"{where}: every block of a project is a file of its own")
            text, expected = expectations(_block(lines, where), where)
            current.files[fence["name"]] = text
            current.expected[fence["name"]] = expected
    if current is not None:
        yield current, dates


def _block(lines: Iterator[tuple[int, str]], where: str) -> str:
    block = []
    for _, line in lines:
        if line == "```":
            return "\n".join([*block, ""])
        block.append(line)
    raise FixtureError(f"{where}: a block that does not end")
