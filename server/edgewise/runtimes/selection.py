"""Chooses the runtimes that a folder's Python files are checked against, and says why.

In this order: what the command line or the editor asks for; then, from the file's
folder upward, the nearest file that decides, where in one folder `[tool.edgewise]`
comes before wrangler's file; then every current Workers runtime.

- Only a Python Worker's wrangler file decides. In a repository that also holds
  JavaScript Workers, theirs are passed over and the search goes on upward.
- A wrangler file that is broken, or whose date is none, ends the search: a file
  farther up speaks of another Worker. Every current Workers runtime is checked, or,
  while somebody types, what the file said last.
- Broken settings and unknown names in them are reported and passed over; while somebody
  types, what the file said last holds.

What is wrong in a wrangler file that could be read is the rules' to say (EW5xx, EW903).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from edgewise.config.discovery import upward
from edgewise.config.layers import extended
from edgewise.config.problem import Problem, near, question, replacement
from edgewise.runtimes.deciding import decide
from edgewise.runtimes.releases import (
    NEWEST_DATE,
    has_global_handlers,
    has_vendor_folder,
    is_date,
    reachable_by_date,
)
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.semantics.worker import Called, Wanted, Worker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from edgewise.config.discovery import ConfigFiles, Folder
    from edgewise.config.layers import Layers
    from edgewise.config.reading import Reading
    from edgewise.config.settings import Settings
    from edgewise.config.source import Stated
    from edgewise.config.suppressions import Suppressions
    from edgewise.config.wrangler import Section, WranglerConfig
    from edgewise.finding import Range
    from edgewise.runtimes.runtime import Runtime

ALL_CURRENT = "workers"
"""The target's name for every current Workers runtime, which is also the default."""


class Catalogue(Protocol):
    """The runtimes there are; the module `edgewise.runtimes.catalogue` is one."""

    def runtime(self, name: str) -> Runtime:
        """Return the runtime of this name."""

    def names(self) -> Sequence[str]:
        """Return the names of all runtimes."""

    def current_workers(self) -> tuple[Runtime, ...]:
        """Return what Cloudflare runs today."""


class UnknownTargetError(ValueError):
    """A name that no runtime has, asked for on the command line or in an editor's settings."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was looked at on the way to the target, and what came of it."""

    said: str
    path: Path | None = None
    range: Range | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The target, what is wrong in the files that were read for it, and what was looked at.

    `section` is the part of the wrangler file that was used, where one decided; `wrangler` is
    that file, and `pyproject` the nearest on the way to it that says `requires-python` or what
    the project depends on; None while they are broken.
    """

    target: Target
    problems: tuple[Problem, ...] = ()
    steps: tuple[Step, ...] = ()
    section: Section | None = None
    wrangler: WranglerConfig | None = None
    pyproject: Settings | None = None

    @property
    def main(self) -> Path | None:
        """The file that the wrangler file names as the Worker's entry point."""
        main, config = self.section and self.section.main, self.target.choice.path
        return config.parent / main.value if main and config else None

    @property
    def worker(self) -> Worker | None:
        """What the wrangler file says of the Worker; None without a Python file as `main`."""
        section, main, config = self.section, self.main, self.target.choice.path
        if section is None or main is None or config is None or main.suffix != ".py":
            return None
        date = section.compatibility_date
        flags = {flag.value for flag in section.flags}
        if date is not None and not is_date(date.value):
            return None
        has_globals = has_global_handlers(date.value if date else NEWEST_DATE, flags)
        events = {"scheduled": section.cron, "queue": section.bound.queue}
        return Worker(
            config,
            Path(os.path.normpath(main)),
            Called.GLOBALS if has_globals else Called.CLASS,
            _wanted(section.bound.objects),
            _wanted(section.bound.workflows),
            tuple(Wanted(name, found.range) for name, found in events.items() if found),
            section.serves,
            section.bound.names,
            has_vendor_folder(date.value if date else NEWEST_DATE, flags),
        )


def select_target(
    folder: Path | None,
    files: ConfigFiles,
    *,
    root: Path | None = None,
    explicit: Target | None = None,
    environment: str | None = None,
    previous: Target | None = None,
    catalogue: Catalogue | None = None,
) -> Selection:
    """Choose the target of the Python files in `folder`; never raises.

    `folder` is None for a text that is in no folder; folders farther up than `root` are not
    looked at. `explicit` comes from `requested_target`. `environment` names the wrangler
    environment to use, stronger than `[tool.edgewise] environment`. `previous` is what the same
    folder had before: it stays while the file that chose it cannot be understood.
    """
    search = _Search(files, catalogue or _catalogue(), environment, previous)
    return search.select(tuple(upward(folder, root)) if folder else (), explicit)


def requested_target(
    names: Iterable[str], by: ChosenBy, catalogue: Catalogue | None = None
) -> Target:
    """Build the target that a person asked for by names; raises `UnknownTargetError`."""
    catalogue = catalogue or _catalogue()
    names = tuple(names)
    for name in names:
        if name not in _known(catalogue):
            raise UnknownTargetError(_unknown(name, catalogue))
    because = f"the {by.value} asks for {', '.join(names)}"
    return target_of(names, Choice(by, because), catalogue)


def target_of(names: Iterable[str], choice: Choice, catalogue: Catalogue | None = None) -> Target:
    """Build the target of some runtimes that are known to exist."""
    return Target(_runtimes(names, catalogue or _catalogue()), choice)


def target_names(catalogue: Catalogue | None = None) -> tuple[str, ...]:
    """Every name that a target can have."""
    return _known(catalogue or _catalogue())


def explain(
    selection: Selection, base: Path | None = None, problems: Sequence[Problem] | None = None
) -> str:
    """Say in lines of text what was chosen, where and why, and what else was looked at.

    Paths are shown relative to `base`; lines and columns count from one. `problems` are what is
    wrong, by default no more than was noticed on the way.
    """
    problems = selection.problems if problems is None else problems
    target = selection.target
    lines = [f"target: {', '.join(target.names)}"]
    lines += [f"  {runtime.name}: {runtime.label}" for runtime in target.runtimes]
    lines.append(f"chosen by: {target.choice.by.value}")
    if target.choice.path:
        lines.append(f"  at {_at(target.choice.path, target.choice.range, base)}")
    lines.append(f"because: {target.choice.because}")
    if selection.steps:
        lines.append("looked at:")
    for step in selection.steps:
        where = f"{_at(step.path, step.range, base)}: " if step.path else ""
        lines.append(f"  {where}{step.said}")
    if problems:
        lines.append("problems:")
    for problem in problems:
        where = _at(problem.path, problem.range, base)
        lines.append(f"  {where}: [{problem.code}] {problem.message}")
    return "\n".join(lines) + "\n"


class _Search:
    def __init__(
        self,
        files: ConfigFiles,
        catalogue: Catalogue,
        environment: str | None,
        previous: Target | None,
    ) -> None:
        self._files = files
        self._catalogue = catalogue
        self._environment = environment
        self._previous = previous
        self._problems: list[Problem] = []
        self._steps: list[Step] = []
        self._suppressions: dict[Path, Suppressions] = {}
        self._wrangler: WranglerConfig | None = None
        self._pyproject: Settings | None = None

    def select(self, folders: tuple[Path, ...], explicit: Target | None) -> Selection:
        if explicit is not None:
            self._step(explicit.choice.because)
            self._pyproject = next(self._projects(folders), None)
            return self._done(explicit)
        self._step("neither the command line nor the editor asks for a target")
        if (only := self._files.only) is not None and (reading := self._files.settings(only)):
            target = self._from_settings((reading,))
            if target is not None:
                return self._done(target)
        for index, folder in enumerate(folders):
            found = self._files.folder(folder)
            target = self._from_settings(found.settings)
            if target is not None:
                return self._done(target)
            if found.wrangler is not None:
                selection = self._from_wrangler(found, found.wrangler, folders[index:])
                if selection is not None:
                    return selection
        return self._default("no configuration chooses a target")

    def _projects(self, folders: tuple[Path, ...]) -> Iterator[Settings]:
        for folder in folders:
            for reading in self._files.folder(folder).settings:
                if reading.content is not None and reading.content.describes_project:
                    yield reading.content

    # [tool.edgewise]

    def _from_settings(self, readings: Iterable[Reading[Settings]]) -> Target | None:
        for reading in readings:
            said = extended(reading, self._files)
            self._problems += said.problems
            path, content = reading.path, reading.known
            if reading.content is not None:
                self._suppressions[path] = reading.content.suppressions
            for layer in said.layers:
                if layer.path is not None and layer.is_current:
                    self._suppressions[layer.path] = layer.suppressions
            found = next(_stated(said.layers, "target"), None)
            if reading.content and reading.content.describes_project and self._pyproject is None:
                self._pyproject = reading.content
            if content is None:
                if kept := self._kept(path):
                    return kept
                self._step("cannot be read", path, reading.problems[0].range)
            elif found is None:
                if content.options is not None:
                    self._step("sets no target", path)
            elif target := self._named(*found):
                if found[0] != path:
                    self._step(f"extends {found[0].name}", path)
                said_so = f"sets target = {', '.join(target.names)}"
                self._step(said_so, found[0], target.choice.range)
                return target
        return None

    def _named(self, path: Path, stated: Stated[tuple[Stated[str], ...]]) -> Target | None:
        known = _known(self._catalogue)
        for name in stated.value:
            if name.value not in known:
                message = _unknown(name.value, self._catalogue)
                fixes = replacement(path, name.range, name.value, near(name.value, known))
                self._problems.append(Problem(path, name.range, message, fixes=fixes))
        names = [name.value for name in stated.value if name.value in known]
        if names:
            because = f"{path.name} sets target to {', '.join(names)}"
            choice = Choice(ChosenBy.EDGEWISE_CONFIG, because, path, stated.range)
            return target_of(names, choice, self._catalogue)
        if kept := self._kept(path):
            return kept
        self._step("sets a target that does not exist", path, stated.range)
        return None

    # wrangler

    def _from_wrangler(
        self, folder: Folder, reading: Reading[WranglerConfig], upwards: tuple[Path, ...]
    ) -> Selection | None:
        """Decide by the folder's wrangler file, or None where it is no Python Worker's."""
        path = reading.path
        for eclipsed in folder.eclipsed:
            self._step(f"not read: wrangler prefers {path.name} beside it", eclipsed)
        content = reading.known
        if content is None:
            self._problems += reading.problems
            return self._unusable(path, reading.problems[0].range, f"{path.name} cannot be read")
        if not content.runs_python:
            self._step("not a Python Worker: no .py file as main, no python_workers flag", path)
            return None
        self._problems += reading.problems
        if content is not reading.content:
            self._step("cannot be read: for now what it said last counts", path)
        self._wrangler = reading.content
        if reading.content is not None:
            self._suppressions[path] = reading.content.suppressions
        return self._by_date(path, self._section(content, upwards))

    def _section(self, config: WranglerConfig, upwards: tuple[Path, ...]) -> Section:
        wanted, stated_in, stated = self._environment, None, None
        if wanted is None:
            stated_in, stated = next(self._environments(upwards), (None, None))
            wanted = stated.value if stated else None
        section = config.section(wanted)
        if section is not None:
            return section
        meant = near(wanted or "", config.environments)
        missing = f"{config.path.name} has no environment '{wanted}'"
        if stated_in and stated:
            fixes = replacement(stated_in, stated.range, stated.value, meant)
            message = f"{missing}.{question(meant)}"
            self._problems.append(Problem(stated_in, stated.range, message, fixes=fixes))
        self._step(f"{missing}: its top level is used", config.path)
        return config.top

    def _environments(self, folders: tuple[Path, ...]) -> Iterator[tuple[Path, Stated[str]]]:
        # Nearest first, and from above the wrangler file too: one setting for a repository.
        only = self._files.only and self._files.settings(self._files.only)
        readings = [only] if only else []
        readings += (each for it in folders for each in self._files.folder(it).settings)
        for reading in readings:
            yield from _stated(extended(reading, self._files).layers, "environment")

    def _by_date(self, path: Path, section: Section) -> Selection:
        decision = decide(section)
        if decision is None:
            date = section.compatibility_date
            where = date.range if date else section.range
            said = date.value if date else ""
            because = f"the compatibility_date of {path.name}, {said!r}, is no date"
            return self._unusable(path, where, because, section)
        self._step(decision.because, path, decision.range)
        runtime = self._catalogue.runtime(decision.selected.release.runtime)
        choice = Choice(
            ChosenBy.WRANGLER,
            decision.because,
            path,
            decision.range,
            section.environment,
            reachable_by_date({flag.value for flag in section.flags}),
        )
        return self._done(Target((runtime,), choice), section)

    # what happens when nothing decides

    def _unusable(
        self, path: Path, where: Range, because: str, section: Section | None = None
    ) -> Selection:
        self._step(because, path, where)
        if kept := self._kept(path):
            return self._done(kept, section)
        return self._default(because, path, where)

    def _kept(self, path: Path) -> Target | None:
        previous = self._previous
        if previous is None or previous.choice.path != path:
            return None
        self._step(f"for now the target stays {', '.join(previous.names)}", path)
        return previous

    def _default(self, why: str, path: Path | None = None, where: Range | None = None) -> Selection:
        because = f"{why}, so the code must run on every current Workers runtime"
        self._step(f"the default: {ALL_CURRENT}, every current Workers runtime")
        choice = Choice(ChosenBy.DEFAULT, because, path, where)
        return self._done(Target(self._catalogue.current_workers(), choice))

    def _is_silenced(self, problem: Problem) -> bool:
        suppressions = self._suppressions.get(problem.path)
        return suppressions is not None and suppressions.silences(problem)

    def _step(self, said: str, path: Path | None = None, where: Range | None = None) -> None:
        self._steps.append(Step(said, path, where))

    def _done(self, target: Target, section: Section | None = None) -> Selection:
        if target == self._previous:
            target = self._previous
        return Selection(
            target,
            tuple(each for each in self._problems if not self._is_silenced(each)),
            tuple(self._steps),
            section,
            self._wrangler,
            self._pyproject,
        )


def _stated(layers: Layers, name: str) -> Iterator[tuple[Path, Stated[Any]]]:
    """What files set an option to, and which; the strongest first."""
    for layer in reversed(layers):
        stated = getattr(layer.options, name)
        if stated is not None and layer.path is not None:
            yield layer.path, stated


def _wanted(stated: Iterable[Stated[str]]) -> tuple[Wanted, ...]:
    return tuple(Wanted(each.value, each.range) for each in stated)


def _runtimes(names: Iterable[str], catalogue: Catalogue) -> tuple[Runtime, ...]:
    runtimes: dict[str, Runtime] = {}
    for name in names:
        if name == ALL_CURRENT:
            runtimes |= {each.name: each for each in catalogue.current_workers()}
        else:
            runtimes[name] = catalogue.runtime(name)
    return tuple(runtimes.values())


def _known(catalogue: Catalogue) -> tuple[str, ...]:
    return (ALL_CURRENT, *catalogue.names())


def _unknown(name: str, catalogue: Catalogue) -> str:
    known = _known(catalogue)
    hint = question(near(name, known)) or f" There are {', '.join(known)}."
    return f"Edgewise knows no runtime '{name}'.{hint}"


def _at(path: Path, where: Range | None, base: Path | None) -> str:
    shown = path.relative_to(base) if base and path.is_relative_to(base) else path
    if where is None:
        return shown.as_posix()
    return f"{shown.as_posix()}:{where.start.line + 1}:{where.start.column + 1}"


def _catalogue() -> Catalogue:
    from edgewise.runtimes import catalogue  # noqa: PLC0415 - reads the data files

    return catalogue
