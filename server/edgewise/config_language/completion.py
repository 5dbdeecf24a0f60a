"""What can be written where a date or a flag stands; free of any protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgewise.config.cursor import strings_of
from edgewise.config_language.hover import DATE, FLAGS, about_date, about_flag, about_runtime
from edgewise.runtimes import catalogue
from edgewise.runtimes.flags import flag, python_flags
from edgewise.runtimes.releases import RELEASES, select_release
from edgewise.runtimes.selection import ALL_CURRENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edgewise.config.cursor import StringAt
    from edgewise.config.source import KeyPath, Language


_UNDESCRIBED = "A compatibility flag of workerd's. What it does is not described."


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing to write: the string's whole content, a few words, and paragraphs in Markdown."""

    text: str
    detail: str
    documentation: str


def completions(text: str, language: Language, at: StringAt) -> list[Completion]:
    """Return what can be written in the string `at`, best first; nothing elsewhere."""
    base, inner = _split(at.path)
    if inner == (DATE,):
        return list(_dates(_flags(text, language, base)))
    if len(inner) == 2 and inner[0] == FLAGS:
        others = {
            each.content
            for each in strings_of(text, language)
            if each.path[:-1] == at.path[:-1] and each.start != at.start
        }
        return list(_python_flags(others))
    return []


def target_completions() -> Iterator[Completion]:
    """The runtimes that a target may name."""
    workers = ", ".join(runtime.label for runtime in catalogue.current_workers())
    yield Completion(ALL_CURRENT, "every current Workers runtime", f"{workers}. The default.")
    for name in catalogue.names():
        yield Completion(name, catalogue.runtime(name).label, about_runtime(name))


def _split(path: KeyPath) -> tuple[KeyPath, KeyPath]:
    """The path to the section, and from there on."""
    return (path[:2], path[2:]) if path[:1] == ("env",) and len(path) > 2 else ((), path)


def _flags(text: str, language: Language, base: KeyPath) -> list[str]:
    """The flags of a section, its own or else the top level's."""
    found = list(strings_of(text, language))
    for section in dict.fromkeys((base, ())):
        path = (*section, FLAGS)
        if flags := [each.content for each in found if each.path[:-1] == path]:
            return flags
    return []


def _dates(flags: Sequence[str]) -> Iterator[Completion]:
    dates = {each.default_from for each in RELEASES} | {
        each.default_from for each in python_flags()
    }
    for date in sorted((each for each in dates if each), reverse=True):
        selected = select_release(date, flags).release
        brought = [
            f"`{each.name}`: {each.about}".rstrip(": ")
            for each in python_flags()
            if each.default_from == date
        ]
        release = next((each for each in RELEASES if each.default_from == date), None)
        if release is not None:
            brought.insert(0, f"The first date that brings {release.label}.")
        paragraphs = ["\n\n".join(brought), *about_date(date, flags)]
        yield Completion(date, selected.label, "\n\n".join(paragraphs))


def _python_flags(others: set[str]) -> Iterator[Completion]:
    offered = [each for each in python_flags() if each.name not in others]
    for each in sorted(offered, key=lambda known: _order(known.name)):
        release = next(
            (one for one in RELEASES[1:] if each.name in (one.flag, one.disabled_by)), None
        )
        detail = ""
        if release is not None:
            detail = release.label if each.name == release.flag else f"not {release.label}"
        elif each.default_from:
            detail = f"by itself from {each.default_from}"
        elif each.opposite and (opposite := flag(each.opposite)) and opposite.default_from:
            detail = f"as before {opposite.default_from}"
        about = "\n\n".join(about_flag(each.name))
        yield Completion(each.name, detail, about or _UNDESCRIBED)


def _order(name: str) -> tuple[int, str]:
    """The one that every Worker needs, then those that select a Python, newest first."""
    versions = [flag for each in reversed(RELEASES[1:]) for flag in (each.flag, each.disabled_by)]
    known = [RELEASES[0].flag, *versions]
    return (known.index(name) if name in known else len(known), name)
