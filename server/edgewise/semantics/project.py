"""What the core asks about the code around a document.

The core does no I/O: `edgewise.resolve` implements this by reading files and
asking jedi, tests implement it with a dictionary.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, Flag
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.finding import Range
    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.elsewhere import Mishap, Outcome
    from edgewise.semantics.values import Value
    from edgewise.semantics.worker import Worker


class Place(Enum):
    """Whose module it is. The standard library is the runtime's to know, not the project's."""

    WORKSPACE = "workspace"
    INSTALLED = "installed"


@dataclass(frozen=True, slots=True)
class Located:
    """Where a module's source is; `path` is None for a namespace package."""

    module: str
    place: Place
    path: Path | None


class Hidden(Enum):
    """Why a Worker never imports a module of its own by the name that its author wrote."""

    STANDARD = "standard"  # the runtime has one of that name, which comes first
    VENDORED = "vendored"  # so does `python_modules/`
    PREFIX = "prefix"  # it is looked up from the folder of `main`, not from the one above
    VENDOR = "vendor"  # it lies in `vendor/`, where modules are no longer looked up
    RELATIVE = "relative"  # `main` and what lies beside it are in no package


class Awaited(Flag):
    """What was asked and never answered yet, so that what is not found may still be there."""

    NOTHING = 0
    START = 1  # which files the Worker imports while it starts
    MODULES = 2  # something about a module around the document


@dataclass(frozen=True, slots=True)
class Own:
    """A module of a Worker's own that an import means and does not get.

    `name` is what the Worker knows it as, empty for the folder of `main` itself.
    """

    name: str
    path: Path
    hidden: Hidden


@dataclass(frozen=True, slots=True)
class Unbuilt:
    """A compiled module of a distribution that does not get to a runtime.

    `because` says in a clause how that is known; `locked` is the place in a lock file, if it is
    from there. With a `source` beside it that has the same name, a wheel without compiled modules,
    if there is one, brings that.
    """

    distribution: str
    version: str | None
    because: str
    locked: tuple[Path, Range] | None = None
    source: bool = False


class Project(Protocol):
    """The workspace and its environment, as files."""

    def locate(self, module: str, importer: Path | None) -> Located | None:
        """Where `import module` in the file `importer` leads outside the standard library.

        `module` is absolute (`shop.cart`). None when neither the workspace nor its
        environment has it. Must answer within a keystroke: from a cache or a few `stat` calls.
        """

    def provides(self, module: str) -> bool:
        """Whether a bundler or the platform provides a module, so that nothing is known of it."""

    def package(self, importer: Path) -> str:
        """The dotted name of the package that `importer` belongs to, `""` at top level."""

    def meaning(self, located: Located, name: str) -> str | None:
        """The standard-library name that `from <located> import name` leads to, if known.

        Such as `threading.Thread` for a re-export. A question whose answer is not known yet
        returns None and is noted; the answer arrives as a new `revision`.
        """

    def exported(self, located: Located, name: str, runtime: Runtime) -> Value | None:
        """What `from <located> import name` gets on `runtime`, a flag for example.

        Unknown as long as the module was not looked at; the answer arrives as a new `revision`.
        None if looking at it does not tell, as it does not bind the name: `meaning` may know.
        """

    def evaluated(
        self, located: Located, expression: str, runtime: Runtime, *, starts: bool
    ) -> Outcome | None:
        """What the module's own code would make of `expression`, a call, and what goes wrong in it.

        `starts` says that this happens while a Worker starts. None if it is not known, or not
        yet: then the answer arrives as a new `revision`.
        """

    def imported(self, located: Located, runtime: Runtime, *, starts: bool) -> Mishap | None:
        """What surely keeps the module from being imported on `runtime`.

        Its packages are not asked about. None if nothing does, or it is not known, or not yet.
        """

    def unbuilt(self, located: Located, runtime: Runtime) -> Unbuilt | None:
        """Why a compiled module is not on `runtime`; None if it is there or that is not known.

        Unknown as long as the lock files were not read; the answer arrives as a new `revision`.
        """

    def is_complete(self, package: Located, runtime: Runtime) -> bool:
        """Whether an installed package surely has no more modules on `runtime` than it has here."""

    def has_distribution(self, name: str, importer: Path | None) -> bool:
        """Whether the project of `importer` installs, or says that it depends on, a package."""

    def at_startup(self, path: Path | None) -> bool | None:
        """Whether the Worker imports the file while it starts; None where no `main` is known."""

    def own(self, module: str, importer: Path | None, *, standard: bool) -> Own | None:
        """The Worker's own module that `import module` means to its author and does not get.

        `standard` says that the runtime itself has a module of that name, or its package.
        """

    def beside(self, name: str, importer: Path | None) -> bool:
        """Whether a relative path leads from the folder of `importer` to a file of the Worker's."""

    @property
    def worker(self) -> Worker | None:
        """The Worker that the code belongs to, None where no configuration describes one."""

    def entry_point_of(self, path: Path | None) -> Worker | None:
        """The Worker whose `main` the file is, None if it is no Worker's."""

    @property
    def revision(self) -> int:
        """Changes whenever an answer may have changed."""

    @property
    def awaited(self) -> Awaited:
        """What is still open; what was answered once, and is asked again, is not."""


class NoProject:
    """A document on its own: nothing around it."""

    revision = 0
    worker = None
    awaited = Awaited.NOTHING

    def locate(self, module: str, importer: Path | None) -> Located | None:
        """Find nothing."""
        return None

    def provides(self, module: str) -> bool:
        """Know of no such module."""
        return False

    def package(self, importer: Path) -> str:
        """Say that it is a top-level module."""
        return ""

    def meaning(self, located: Located, name: str) -> str | None:
        """Know nothing."""
        return None

    def exported(self, located: Located, name: str, runtime: Runtime) -> Value | None:
        """Know nothing."""
        return None

    def evaluated(
        self, located: Located, expression: str, runtime: Runtime, *, starts: bool
    ) -> Outcome | None:
        """Know nothing."""
        return None

    def imported(self, located: Located, runtime: Runtime, *, starts: bool) -> Mishap | None:
        """Know of nothing that fails."""
        return None

    def unbuilt(self, located: Located, runtime: Runtime) -> Unbuilt | None:
        """Know nothing."""
        return None

    def is_complete(self, package: Located, runtime: Runtime) -> bool:
        """Know nothing."""
        return False

    def has_distribution(self, name: str, importer: Path | None) -> bool:
        """Depend on nothing."""
        return False

    def at_startup(self, path: Path | None) -> bool | None:
        """Know of no Worker."""
        return None

    def own(self, module: str, importer: Path | None, *, standard: bool) -> Own | None:
        """Have no modules."""
        return None

    def beside(self, name: str, importer: Path | None) -> bool:
        """Have no files."""
        return False

    def entry_point_of(self, path: Path | None) -> Worker | None:
        """Know of no Worker."""
        return None
