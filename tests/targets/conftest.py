"""The files of a project, written to disk, and a catalogue of runtimes without facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from edgewise.config.discovery import ConfigFiles
from edgewise.config_language.checker import check_selection
from edgewise.runtimes.runtime import Runtime
from edgewise.runtimes.selection import Selection, select_target

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from edgewise.config.problem import Problem
    from edgewise.finding import Position, Range, TextEdit


def bare_runtime(name: str, since: str | None = None, *, current: bool = False) -> Runtime:
    kind, _, version = name.partition("-")
    return Runtime(
        name=name,
        label=f"label of {name}",
        python=(3, 14, 2),
        pyodide=version,
        workers=kind == "workers",
        current=current,
        since=since,
        platform={},
        modules={},
        missing_names={},
        behaviours={},
        algorithms={},
        classes={},
    )


class BareCatalogue:
    """Names and order of the real one, without reading data."""

    def __init__(self) -> None:
        runtimes = (
            bare_runtime("workers-3.12"),
            bare_runtime("workers-3.13", "2025-09-29", current=True),
            bare_runtime("workers-3.14", "2026-09-08", current=True),
            bare_runtime("pyodide-0.28"),
            bare_runtime("pyodide-314"),
        )
        self._runtimes = {runtime.name: runtime for runtime in runtimes}

    def runtime(self, name: str) -> Runtime:
        return self._runtimes[name]

    def names(self) -> tuple[str, ...]:
        return tuple(self._runtimes)

    def current_workers(self) -> tuple[Runtime, ...]:
        return tuple(runtime for runtime in self._runtimes.values() if runtime.current)


@dataclass(frozen=True)
class Workspace:
    root: Path
    files: ConfigFiles
    catalogue: BareCatalogue

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        self.files.forget(path)
        return path

    def select(self, folder: str = ".", **how: object) -> Selection:
        how.setdefault("root", self.root)
        where = self.root / folder
        return select_target(where, self.files, catalogue=self.catalogue, **how)  # type: ignore[arg-type]

    def problems(self, folder: str = ".", **how: object) -> list[Problem]:
        return check_selection(self.select(folder, **how))

    def names(self, folder: str = ".", **how: object) -> tuple[str, ...]:
        return self.select(folder, **how).target.names


@pytest.fixture
def catalogue() -> BareCatalogue:
    return BareCatalogue()


@pytest.fixture
def workspace(tmp_path: Path, catalogue: BareCatalogue) -> Workspace:
    return Workspace(tmp_path, ConfigFiles(), catalogue)


@pytest.fixture
def slice_of() -> Callable[[str, Range], str]:
    """The text in a range."""
    return lambda text, place: text[_offset(text, place.start) : _offset(text, place.end)]


@pytest.fixture
def applied() -> Callable[[str, TextEdit], str]:
    """The text with an edit made."""
    return lambda text, edit: (
        text[: _offset(text, edit.range.start)] + edit.text + text[_offset(text, edit.range.end) :]
    )


def _offset(text: str, position: Position) -> int:
    starts = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", text))]
    return starts[position.line] + position.column
