"""What a line of a configuration file leads to, for somebody who points at it.

Free of any protocol.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.config.requirements import Purpose
from edgewise.hover import without_markdown
from edgewise.runtimes import catalogue
from edgewise.runtimes.deciding import decide
from edgewise.runtimes.differences import difference
from edgewise.runtimes.flags import (
    flag as known_flag,
)
from edgewise.runtimes.flags import (
    is_about_python,
    measured,
    nearest_flag,
    python_flags,
    withdrawn,
)
from edgewise.runtimes.guidance import guidance_for_distribution
from edgewise.runtimes.releases import FIRST, RELEASES, Release, is_date, select_release

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edgewise.config.requirements import StatedRequirement
    from edgewise.config.settings import Settings
    from edgewise.config.source import KeyPath, Stated
    from edgewise.config.wrangler import Section, WranglerConfig
    from edgewise.packages.verdict import Inventory, Verdict
    from edgewise.runtimes.flags import Flag
    from edgewise.runtimes.runtime import Runtime
    from edgewise.runtimes.target import Target

DATE = "compatibility_date"
FLAGS = "compatibility_flags"
REQUIRES_PYTHON = ("project", "requires-python")

_NAMED = 8


@dataclass(frozen=True, slots=True)
class ConfigDescription:
    """What to show: paragraphs in Markdown, the first says what it is."""

    paragraphs: tuple[str, ...]

    def markdown(self) -> str:
        """Render for editors that show Markdown."""
        return "\n\n".join(self.paragraphs)

    def plain(self) -> str:
        """Render for editors that show text as it is."""
        return without_markdown(self.markdown())


def describe_setting(
    config: WranglerConfig, path: KeyPath, written: str
) -> ConfigDescription | None:
    """Describe the date or the flag that is `written` at `path`; None for anything else.

    `config` may be what the file said last, while it is broken.
    """
    section = section_at(config, path)
    if section is None or not config.runs_python:
        return None
    inner = path[2:] if section.environment else path
    if inner == (DATE,):
        paragraphs = _date(config, section, written)
    elif len(inner) == 2 and inner[0] == FLAGS:
        paragraphs = _flag(section, written)
    else:
        return None
    found = tuple(paragraphs)
    return ConfigDescription(found) if found else None


def describe_project(
    settings: Settings, target: Target, path: KeyPath, written: str
) -> ConfigDescription | None:
    """Describe `requires-python`, as `pyproject.toml` has it at `path`."""
    if path == REQUIRES_PYTHON and settings.requires_python is not None:
        versions = " and ".join(f"Python {_version(each)}" for each in target.runtimes)
        return ConfigDescription(
            (
                f"**`requires-python` {written}**",
                f"The target ({', '.join(target.names)}) runs {versions}: {target.choice.because}.",
            )
        )
    return None


def describe_requirement(
    stated: StatedRequirement, target: Target, inventory: Inventory
) -> ConfigDescription | None:
    """Describe how what a requirement asks for gets to the target; None if it is none."""
    from packaging.utils import canonicalize_name  # noqa: PLC0415 - loaded with the first one

    from edgewise.packages.requirements import judge_all, parse  # noqa: PLC0415
    from edgewise.packages.verdict import Delivery  # noqa: PLC0415

    requirement = parse(stated.written)
    if requirement is None:
        return None
    paragraphs = [f"**`{stated.written}`**"]
    if stated.purpose is not Purpose.RUN:
        what = "extra" if stated.purpose is Purpose.EXTRA else "dependency group"
        paragraphs.append(f"Of the {what} `{stated.group}`, which is not deployed by itself.")
    for runtime in target.runtimes:
        first, *others = judge_all(requirement, runtime, inventory)
        paragraphs.append(f"{runtime.label}: {_delivered(first.verdict)}.")
        missing = [each for each in others if each.verdict.delivery is Delivery.UNAVAILABLE]
        lines = [
            f"- needs {' → '.join(f'`{name}`' for name in each.chain[1:])}:"
            f" {_delivered(each.verdict)}"
            for each in missing
        ]
        if others and not missing:
            lines = [f"It needs {len(others)} more, none of which is known not to be available."]
        if lines:
            paragraphs.append("\n".join(lines))
    known = guidance_for_distribution(canonicalize_name(requirement.name))
    if known is not None:
        paragraphs.append(f"{known.why} {known.instead}")
    return ConfigDescription(tuple(paragraphs))


def _delivered(verdict: Verdict) -> str:
    version = f" {verdict.version}" if verdict.version else ""
    return f"**{verdict.delivery.value}**{version} ({verdict.because})"


def about_runtime(name: str) -> str:
    """Say what a runtime of Edgewise's is, and how a Worker gets it."""
    runtime = catalogue.runtime(name)
    said = f"{runtime.label}: Python {_version(runtime)}, Pyodide {runtime.pyodide}."
    if runtime.since:
        said += f" A Worker gets it from compatibility date {runtime.since}."
    return said


def section_at(config: WranglerConfig, path: KeyPath) -> Section | None:
    """Return the section that a path leads into."""
    if path[:1] != ("env",):
        return config.top
    name = path[1] if len(path) > 1 else None
    return config.environments.get(name) if isinstance(name, str) else None


def about_date(date: str, flags: Sequence[str] = ()) -> Iterator[str]:
    """Say in paragraphs what a date selects, against its neighbours, and what else it brings."""
    release = select_release(date, flags).release
    yield from _neighbours(release)
    others = [each for each in python_flags() if each.default_from]
    now = [each for each in others if (each.default_from or "") <= date]
    later = [each for each in others if (each.default_from or "") > date]
    if now:
        yield f"In force at this date: {_dated(now)}."
    if later:
        yield f"Comes with later dates: {_dated(later)}."


def about_flag(name: str) -> Iterator[str]:
    """Say in paragraphs what a flag of workerd's does, wherever it stands."""
    release = next((each for each in RELEASES[1:] if each.flag == name), None)
    held = next((each for each in RELEASES[1:] if each.disabled_by == name), None)
    known = known_flag(name)
    if release is not None:
        yield f"Selects {release.label}, checked as `{release.runtime}`.{_by(release)}"
        yield from _neighbours(release)
    elif held is not None:
        yield f"Keeps the compatibility date from bringing {held.label}.{_by(held)}"
    elif known is not None:
        if known.about:
            yield known.about
        if known.default_from:
            yield f"By itself from compatibility date {known.default_from}."
    if known is not None and known.opposite:
        yield f"Its opposite is `{known.opposite}`."


def _date(config: WranglerConfig, section: Section, date: str) -> Iterator[str]:
    if not is_date(date):
        return
    by_itself = select_release(date, ()).release
    yield f"**`{DATE}` {date}** selects {by_itself.label}, checked as `{by_itself.runtime}`."
    yield _here(section, section.compatibility_date)
    for other in config.environments.values():
        if other is not section and other.compatibility_date == section.compatibility_date:
            said = decide(other)
            if said is not None and section.environment is None:
                yield f"`env.{other.environment}` inherits it: {said.because}."
    yield from about_date(date)


def _flag(section: Section, name: str) -> Iterator[str]:
    known = known_flag(name)
    if not is_about_python(name):
        return
    if known is None:
        gone, meant = withdrawn(name), nearest_flag(name)
        said = f"**`{name}`** is no flag that workerd {measured()} knows: it refuses the Worker."
        if gone:
            said += f" {gone.about}"
        yield said
        if wanted := (gone.instead if gone else meant):
            yield f"Today it is `{wanted}`." if gone else f"Did you mean `{wanted}`?"
        return
    first, *others = [*about_flag(name)] or ["A compatibility flag of workerd's."]
    yield f"**`{name}`**: {first}"
    yield _here(section, next((each for each in section.flags if each.value == name), None))
    yield from others
    if known.experimental:
        yield "It is experimental: Cloudflare does not deploy a Worker with it."


def _here(section: Section, pointed_at: Stated[str] | None) -> str:
    """Which line decides, and what the Worker runs."""
    decision = decide(section)
    if decision is None:
        return "Here nothing is selected: the compatibility date is no date."
    release = decision.selected.release
    python = _version(catalogue.runtime(release.runtime))
    runs = f"The Worker runs Python {python} (Pyodide {release.pyodide})."
    if pointed_at is not None and pointed_at.range == decision.range:
        return f"This line decides: {decision.because}. {runs}"
    return f"Line {decision.range.start.line + 1} decides: {decision.because}. {runs}"


def _version(runtime: Runtime) -> str:
    return ".".join(str(part) for part in runtime.python)


def _by(release: Release) -> str:
    if release.default_from is None:
        return " No date brings it by itself."
    return f" Compatibility dates from {release.default_from} bring it by themselves."


def _neighbours(release: Release) -> Iterator[str]:
    """What the releases that dates bring just before and after this one do otherwise."""
    dated = [each for each in RELEASES if each is FIRST or each.default_from]
    older = [each for each in dated if RELEASES.index(each) < RELEASES.index(release)]
    newer = [each for each in dated if RELEASES.index(each) > RELEASES.index(release)]
    lines = []
    before = next((each for each in reversed(older) if each.runtime != release.runtime), None)
    after = next((each for each in newer if each.runtime != release.runtime), None)
    if before is not None:
        lines.append(f"- Since {before.label}{_until(before)}: {_changes(before, release)}")
    if after is not None:
        when = f", from {after.default_from}" if after.default_from else ""
        lines.append(f"- With {after.label}{when}: {_changes(release, after)}")
    if lines:
        yield "\n".join(lines)


def _until(release: Release) -> str:
    following = (each for each in RELEASES[RELEASES.index(release) + 1 :] if each.default_from)
    date = next((each.default_from for each in following), None)
    return f", before {date}" if date else ""


def _changes(first: Release, second: Release) -> str:
    found = difference(catalogue.runtime(first.runtime), catalogue.runtime(second.runtime))
    said = [
        _counted(found.modules_come, "module comes", "modules come"),
        _counted(found.modules_go, "goes", "go"),
        _number(found.names_come, "name comes", "names come"),
        _number(found.names_go, "goes", "go"),
        _counted(found.calls_work, "call known to fail works", "calls known to fail work"),
        _counted(found.calls_fail, "more is known to fail", "more are known to fail"),
    ]
    return "; ".join(each for each in said if each) + "."


def _counted(names: Sequence[str], one: str, many: str) -> str:
    """A number with its names, all or the first few."""
    if not names:
        return ""
    listed = ", ".join(f"`{name}`" for name in names[:_NAMED])
    more = ", …" if len(names) > _NAMED else ""
    return f"{_number(len(names), one, many)} ({listed}{more})"


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""


def _dated(flags: Sequence[Flag]) -> str:
    ordered = sorted(flags, key=lambda each: (each.default_from or "", each.name))
    return ", ".join(f"`{each.name}` ({each.default_from})" for each in ordered)
