"""The compatibility flags that workerd knows, and what its Python ones do.

Which flags there are is measured: `data/compatibility_flags.json`, written by
`server/probe/compatibility_flags.py`, holds every flag that one workerd accepts. A newer
workerd may know more. What they do is curated text in `data/compatibility_flags.toml`.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from edgewise.runtimes.releases import RELEASES

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_DATA = Path(__file__).parent / "data"
_PYTHON = "python"
_VERSION = re.compile(r"(no_)?python_workers_(\d+)")
_NEAR = 0.75


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag.

    `default_from` is the compatibility date (YYYY-MM-DD) from which workerd behaves as with it.
    `opposite` is the flag that contradicts it. An `experimental` one is refused unless workerd
    is started for experiments, and by Cloudflare. `about` is a sentence or two in Markdown,
    empty where nothing is known.
    """

    name: str
    experimental: bool = False
    default_from: str | None = None
    opposite: str | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A flag that workerd had once; `instead` is what to write today, if there is something."""

    about: str
    instead: str | None


def measured() -> str:
    """Return the version of the workerd whose flags these are: a date (YYYY-MM-DD)."""
    return str(_measured()["workerd"])


def flag(name: str) -> Flag | None:
    """Return a flag, None if workerd knows none of this name."""
    stored = _measured()["flags"].get(name)
    if stored is None:
        return None
    said = _curated()["flag"].get(name, {})
    return Flag(
        name,
        experimental=stored.get("experimental", False),
        default_from=stored.get("default_from") or said.get("default_from"),
        opposite=stored.get("opposite"),
        about=said.get("about", ""),
    )


def withdrawn(name: str) -> Withdrawn | None:
    """Return what became of a flag that workerd does not know any more."""
    said = _curated()["withdrawn"].get(name)
    return None if said is None else Withdrawn(said["about"], said.get("instead"))


def python_flags() -> tuple[Flag, ...]:
    """Return the flags about Python that anybody may use, by name."""
    found = (flag(name) for name in _measured()["flags"] if is_about_python(name))
    return tuple(each for each in found if each and not _is_experimental(each))


def _is_experimental(known: Flag) -> bool:
    opposite = flag(known.opposite) if known.opposite else None
    return known.experimental or (opposite is not None and opposite.experimental)


def is_about_python(name: str) -> bool:
    """Whether a flag, one there is or not, means Python."""
    return _PYTHON in name.lower()


def nearest_flag(wrong: str) -> str | None:
    """Return the flag that somebody who wrote `wrong` most likely meant.

    `python_workers_313` is none, but says which Python it wants. Other digits than those of a
    flag that there is say nothing: they may be a newer workerd's.
    """
    version = _VERSION.fullmatch(wrong)
    if version:
        return _of_python(version[1] or "", version[2])
    import difflib  # noqa: PLC0415 - only when somebody mistyped

    lowered = re.sub(r"[\s-]+", "_", wrong.lower())
    ours = [each.name for each in python_flags()]
    for names in (ours, list(_measured()["flags"])):
        close = difflib.get_close_matches(lowered, names, n=1, cutoff=_NEAR)
        if close and _without_digits(close[0]) != _without_digits(lowered):
            return str(close[0])
        if close and close[0] == lowered:
            return lowered
    return None


def _without_digits(name: str) -> str:
    return re.sub(r"\d", "", name)


def _of_python(no: str, digits: str) -> str | None:
    for release in RELEASES:
        if release.python.replace(".", "") == digits:
            wanted = f"{no}{release.flag}"
            return wanted if flag(wanted) else None
    known = [release.flag.rpartition("_")[2] for release in RELEASES[1:]]
    # digits that changed places are a mistake in typing; other digits may be another release
    mistyped = [each for each in known if sorted(each) == sorted(digits)]
    return f"{no}python_workers_{mistyped[0]}" if mistyped else None


@cache
def _measured() -> Any:
    return json.loads((_DATA / "compatibility_flags.json").read_text("utf-8"))


@cache
def _curated() -> Any:
    return tomllib.loads((_DATA / "compatibility_flags.toml").read_text("utf-8"))
