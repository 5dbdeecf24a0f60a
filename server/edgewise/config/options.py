"""Every option of `[tool.edgewise]` and `edgewise.toml`, described once.

From this description the files are read and checked, and the JSON schema, `edgewise config`,
completion, hover and the reference page are made.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
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
    PACKAGES = "a list of packages"

    @property
    def is_table(self) -> bool:
        """Whether the value has keys."""
        return self in _TABLES


_TABLES = {Kind.SEVERITIES, Kind.RULES_BY_PATTERN, Kind.TARGETS_BY_PATTERN}

OFF = "off"
SEVERITIES = ("error", "warning", "information", "hint", OFF)
"""What can be written as a rule's severity."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its key, what it takes, what it means (in Markdown), and an example in TOML.

    `default` is what holds where nobody says anything, as TOML; None where nothing does. `also`
    are names that other tools have for it, by which somebody may look for it.
    """

    name: str
    kind: Kind
    meaning: str
    example: str
    default: str | None = None
    also: tuple[str, ...] = ()

    @property
    def adds(self) -> bool:
        """Whether what several files and the command line say adds up, instead of replacing."""
        return self.name.startswith("extend-")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One key of a table, with its value."""

    key: Stated[str]
    value: T


def _described(
    kind: Kind, meaning: str, example: str, default: str | None = None, also: tuple[str, ...] = ()
) -> dict[str, Any]:
    return {
        "kind": kind,
        "meaning": meaning,
        "example": example,
        "default": default,
        "also": also,
    }


if TYPE_CHECKING:
    Text = Stated[str]
    Names = Stated[tuple[Stated[str], ...]]
    Severities = Stated[tuple[Entry[Text], ...]]
    NamesByPattern = Stated[tuple[Entry[Names], ...]]


@dataclass(frozen=True, slots=True)
class Options:
    """What one file, the editor or the command line sets, as written; None is left open."""

    extend: Text | None = field(
        default=None,
        metadata=_described(
            Kind.FILE,
            "Another file with options, which hold where this one is silent; relative to this"
            " file. Without it the nearest file counts alone: files farther up are not looked at.",
            'extend = "../edgewise.toml"',
        ),
    )
    target: Names | None = field(
        default=None,
        metadata=_described(
            Kind.TARGETS,
            "The runtimes that the code must run on. Without it the nearest wrangler file decides;"
            " without one of a Python Worker, every current Workers runtime (`workers`) counts.",
            'target = "workers-3.14"',
            also=("runtime", "target-version"),
        ),
    )
    per_file_target: NamesByPattern | None = field(
        default=None,
        metadata=_described(
            Kind.TARGETS_BY_PATTERN,
            "The runtimes of some files. Of several patterns that fit the last one counts."
            " A file that never runs on a runtime of Edgewise's is one for `exclude`.",
            '[tool.edgewise.per-file-target]\n"browser/**" = "pyodide-314"',
            "{}",
        ),
    )
    environment: Text | None = field(
        default=None,
        metadata=_described(
            Kind.NAME,
            "The environment (`env.NAME`) of the wrangler file whose compatibility date and flags"
            " count.",
            'environment = "production"',
            also=("env",),
        ),
    )
    select: Names | None = field(
        default=None,
        metadata=_described(
            Kind.RULES,
            "The rules that are on: codes (`EW101`), the start of codes (`EW1`) or names"
            " (`module-not-available`). Where `select` and `ignore` both name a rule, the longer"
            " name wins; of two equal ones `ignore` does. A file that selects starts anew: what an"
            " extended file selects and ignores does not count then.",
            'select = ["EW1", "EW4"]',
            '["EW"]',
            also=("enable", "rules"),
        ),
    )
    extend_select: Names | None = field(
        default=None,
        metadata=_described(
            Kind.RULES,
            "Rules that are on beside those that an extended file selects.",
            'extend-select = ["EW205"]',
            "[]",
        ),
    )
    ignore: Names | None = field(
        default=None,
        metadata=_described(
            Kind.RULES,
            "The rules that are off, named as in `select`. What is wrong in the configuration"
            " itself (EW903) is said all the same.",
            'ignore = ["non-functional-module"]',
            "[]",
            also=("disable", "extend-ignore"),
        ),
    )
    per_file_ignores: NamesByPattern | None = field(
        default=None,
        metadata=_described(
            Kind.RULES_BY_PATTERN,
            "Rules that are off in some files. A pattern that starts with `!` stands for all"
            " other files.",
            '[tool.edgewise.per-file-ignores]\n"scripts/**" = ["EW2"]',
            "{}",
        ),
    )
    severity: Severities | None = field(
        default=None,
        metadata=_described(
            Kind.SEVERITIES,
            "How bad a rule's findings are, instead of what the rule says. `off` is off, whatever"
            " is selected. Where several names fit a rule, the longest counts.",
            '[tool.edgewise.severity]\nEW205 = "off"\nthread-cannot-start = "error"',
            "{}",
            also=("severities",),
        ),
    )
    include: Names | None = field(
        default=None,
        metadata=_described(
            Kind.PATTERNS,
            "Which of the `.py` files are checked when a folder is.",
            'include = ["src/"]',
            '["*.py"]',
        ),
    )
    exclude: Names | None = field(
        default=None,
        metadata=_described(
            Kind.PATTERNS,
            "Files and folders that are not checked, beside what `.gitignore` names and folders of"
            " other people's code (`.venv`, `node_modules`, `python_modules`…). In the editor they"
            " have no findings. A file that is named on the command line is checked all the same,"
            " unless with `--force-exclude`.",
            'exclude = ["tests/", "*_pb2.py"]',
            "[]",
        ),
    )
    extend_exclude: Names | None = field(
        default=None,
        metadata=_described(
            Kind.PATTERNS,
            "Files and folders that are not checked, beside those that an extended file excludes.",
            'extend-exclude = ["scripts/"]',
            "[]",
        ),
    )
    modules: Names | None = field(
        default=None,
        metadata=_described(
            Kind.MODULES,
            "Modules that a bundler, a build step or the platform provides: nothing is said of"
            " their import, and what they hold is unknown. Each stands for its submodules too.",
            'modules = ["fcntl", "shop.generated"]',
            "[]",
            also=("known-first-party", "provided-modules", "allow-modules"),
        ),
    )
    packages: Names | None = field(
        default=None,
        metadata=_described(
            Kind.PACKAGES,
            "Distributions to trust: that they get to the target and import there is taken for"
            " granted (EW104, EW105 and EW504 say nothing of them), and what is in them is"
            " unknown.",
            'packages = ["rapidjson"]',
            "[]",
            also=("trusted-packages", "known-third-party", "allow-packages"),
        ),
    )


@cache
def described() -> tuple[Option, ...]:
    """Every option there is, in the order in which they are best read."""
    return tuple(
        Option(each.name.replace("_", "-"), **each.metadata) for each in dataclasses.fields(Options)
    )


def attribute(name: str) -> str:
    """Where `Options` has the option with this key."""
    return name.replace("-", "_")
