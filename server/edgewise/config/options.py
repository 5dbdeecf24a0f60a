"""Every option of `[tool.edgewise]` and `edgewise.toml`, described once.

From this description the files are read and checked, and the JSON schema, `edgewise config`,
completion, hover and the reference page are made.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from edgewise.config.source import Stated

T = TypeVar("T")


class Kind(Enum):
    """What an option's value is; the text completes "… must be"."""

    FILE = "a path to a file"
    NAME = "a string"
    TARGETS = "a runtime's name or a list of names"
    RULES = "a list of rules"
    SEVERITIES = "a table of rules and severities"
    PATTERNS = "a list of patterns"
    RULES_BY_PATTERN = "a table of patterns and lists of rules"
    TARGETS_BY_PATTERN = "a table of patterns and runtimes' names"
    MODULES = "a list of modules"
    DISTRIBUTIONS = "a list of packages"


OFF = "off"
SEVERITIES = ("error", "warning", "information", "hint", OFF)
"""What can be written as a rule's severity."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its key, what it takes, what it means (in Markdown), and an example in TOML.

    `default` is what holds where nobody says anything, as TOML; None where there is nothing to
    write down.
    """

    name: str
    kind: Kind
    meaning: str
    example: str
    default: str | None = None
    adds: bool = False
    """Whether what several files and the command line say adds up."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One key of a table, with its value."""

    key: Stated[str]
    value: T


def _option(
    kind: Kind, meaning: str, example: str, default: str | None = None, *, adds: bool = False
) -> dict[str, Any]:
    described = {"kind": kind, "meaning": meaning, "example": example, "default": default}
    return {**described, "adds": adds}


@dataclass(frozen=True, slots=True)
class Options:
    """What one file, the editor or the command line sets, as written; None is left open."""

    target: Stated[tuple[Stated[str], ...]] | None = field(
        default=None,
        metadata=_option(
            Kind.TARGETS,
            "The runtimes that the code must run on. Without it the nearest wrangler file decides;"
            " without one of a Python Worker, every current Workers runtime (`workers`) counts.",
            'target = "workers-3.14"',
        ),
    )
    environment: Stated[str] | None = field(
        default=None,
        metadata=_option(
            Kind.NAME,
            "The environment (`env.NAME`) of the wrangler file whose compatibility date and flags"
            " count.",
            'environment = "production"',
        ),
    )
    select: Stated[tuple[Stated[str], ...]] | None = field(
        default=None,
        metadata=_option(
            Kind.RULES,
            "The rules that are on: codes (`EW101`), the start of codes (`EW1`) or names"
            " (`module-not-available`). Where `select` and `ignore` both name a rule, the longer"
            " name wins; of two equal ones `ignore` does.",
            'select = ["EW1", "EW4"]',
            '["EW"]',
        ),
    )
    ignore: Stated[tuple[Stated[str], ...]] | None = field(
        default=None,
        metadata=_option(
            Kind.RULES,
            "The rules that are off, named as in `select`.",
            'ignore = ["non-functional-module"]',
            "[]",
        ),
    )


def described() -> tuple[Option, ...]:
    """Every option there is, in the order in which they are best read."""
    return tuple(
        Option(each.name.replace("_", "-"), **each.metadata) for each in dataclasses.fields(Options)
    )
