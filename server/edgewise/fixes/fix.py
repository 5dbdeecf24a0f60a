"""What a rule proposes to change, before anybody asks for the edit.

A `Fix` is cheap: a title and a description of the change. The edit itself is
computed on demand by `edgewise.fixes.edits`, which is where libcst is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.finding import Range


@dataclass(frozen=True, slots=True)
class GuardImport:
    """Wrap the import statement in `try` / `except {exception}`; the names become `None`."""

    exception: str = "ImportError"


@dataclass(frozen=True, slots=True)
class ReplaceModule:
    """Import `new` where the statement imports `old`, under the same local name."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ReplaceAlgorithm:
    """Put another algorithm where the finding's range names one.

    The range holds the string literal (`"ripemd160"`), or the whole
    constructor call. `digest_size` in bytes is passed on for algorithms that need it to keep the
    digest's length (`blake2b`, `blake2s`).
    """

    old: str
    new: str
    digest_size: int | None = None


@dataclass(frozen=True, slots=True)
class SetCompatibilityDate:
    """Write `date` (YYYY-MM-DD) as `compatibility_date` into the wrangler file at `path`.

    `environment` names the section (`env.NAME`) that decides, None for the top level.
    """

    path: Path
    date: str
    environment: str | None = None


@dataclass(frozen=True, slots=True)
class AddCompatibilityFlag:
    """Put a flag in front of `compatibility_flags` in the wrangler file at `path`.

    `environment` names the section (`env.NAME`) that decides, None for the top level.
    """

    path: Path
    flag: str
    environment: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveCompatibilityFlag:
    """Take the item at `range`, which is `flag`, out of its list in the wrangler file at `path`."""

    path: Path
    range: Range
    flag: str


@dataclass(frozen=True, slots=True)
class ReplaceInConfig:
    """Write `new` where `old` stands at `range` of the configuration file at `path`."""

    path: Path
    range: Range
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Suppress:
    """Add `# edgewise: ignore[CODE]` to the finding's line."""

    code: str


@dataclass(frozen=True, slots=True)
class SuppressInFile:
    """Add `# edgewise: ignore-file[CODE]` above the first statement, or the code to one there."""

    code: str


@dataclass(frozen=True, slots=True)
class IgnoreInConfiguration:
    """Add `code` to what the `pyproject.toml` or `edgewise.toml` at `path` says to `ignore`."""

    path: Path
    code: str


@dataclass(frozen=True, slots=True)
class RewriteComment:
    """Write `new` where `old`, a comment or a part of one, stands in a configuration file.

    Nothing in the place of a whole comment takes the blanks before it along, and its line if
    that says nothing else.
    """

    path: Path
    range: Range
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RemoveSuppression:
    """Take out the suppression comment that the finding's range is in, or items of it.

    `items` are their indexes, None for the whole comment. What other tools read stays.
    """

    items: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class ReplaceSuppressed:
    """Write `new` for one item, by its index, of the suppression comment at the finding's range."""

    item: int
    new: str


@dataclass(frozen=True, slots=True)
class CacheInFunction:
    """Compute the module's variable `name` in a function, when it is first asked for.

    What read the variable calls the function, which `functools.cache` makes remember.
    """

    name: str


@dataclass(frozen=True, slots=True)
class DefaultFactory:
    """Compute the default of the dataclass field `name` when an object is made."""

    name: str


@dataclass(frozen=True, slots=True)
class PathBesideModule:
    """Build the relative path that the call's first argument is from `__file__`."""


@dataclass(frozen=True, slots=True)
class AddDefaultClass:
    """Add a class `Default`, with its import, whose methods call the document's global handlers.

    The range holds the name of one of them (`on_fetch`).
    """


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a function or class, whose name the range holds, the name `new`.

    Nothing is changed where the document says the name elsewhere too.
    """

    new: str


@dataclass(frozen=True, slots=True)
class ReadAttribute:
    """Read an attribute where the range reads an item: `env["X"]`, or calls `env.get`."""


@dataclass(frozen=True, slots=True)
class RespondWithJson:
    """Call `Response.json` where the range calls `Response`."""


ConfigAction = (
    SetCompatibilityDate
    | AddCompatibilityFlag
    | RemoveCompatibilityFlag
    | ReplaceInConfig
    | IgnoreInConfiguration
    | RewriteComment
)
Action = (
    GuardImport
    | ReplaceModule
    | ReplaceAlgorithm
    | CacheInFunction
    | DefaultFactory
    | PathBesideModule
    | AddDefaultClass
    | Rename
    | ReadAttribute
    | RespondWithJson
    | Suppress
    | SuppressInFile
    | RemoveSuppression
    | ReplaceSuppressed
    | ConfigAction
)


@dataclass(frozen=True, slots=True)
class Fix:
    """One way out of a finding.

    `safe` means that the program's meaning stays as it was wherever it worked
    before: only such fixes are applied by "fix all". `preferred` marks the one
    an editor may apply without asking which.
    """

    title: str
    action: Action
    safe: bool = False
    preferred: bool = False
