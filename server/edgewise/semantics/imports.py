"""What importing a module leads to on the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.semantics.exceptions import builtin_failure
from edgewise.semantics.frame import module_entry
from edgewise.semantics.other_modules import OtherModules
from edgewise.semantics.project import Hidden, Place
from edgewise.semantics.reach import ANY_NAME
from edgewise.semantics.references import Kind
from edgewise.semantics.state import UNKNOWN_BINDING
from edgewise.semantics.values import Atom, Failed, Foreign, Module, Unknown

if TYPE_CHECKING:
    from edgewise.semantics.project import Own
    from edgewise.semantics.references import Site


# Packages whose import brings a module back that Python has dropped.
_BRINGS_BACK = {"setuptools": "distutils", "_distutils_hack": "distutils"}


class Imports(OtherModules):
    """Finds modules in the target's search order."""

    def import_module(
        self,
        name: str,
        site: Site,
        *,
        statement: Site | None,
        dynamic: bool = False,
        relative: bool = False,
    ) -> Atom:
        """What importing the absolute module `name` gives; notes the reference."""
        if self.is_replaced(name) or self.project.provides(name):
            return Unknown()
        if self.starting and self.runtime.sdk.hides(name, importer=self.own_name):
            hidden = builtin_failure("ModuleNotFoundError", f"No module named {name!r}")
            self.refer(Kind.IMPORT, name, site, hidden, statement=statement, dynamic=dynamic)
            return Failed(name)
        own = None if relative else self.own_module(name)
        found = self.find_module(name)
        fact = self.runtime.module(name)
        if own is not None and (fact is None or found is not None):
            failure = None
            if own.hidden is not Hidden.VENDORED:
                missing = name if own.hidden is Hidden.STANDARD else name.partition(".")[0]
                failure = builtin_failure("ModuleNotFoundError", f"No module named '{missing}'")
            self.refer(
                Kind.IMPORT, name, site, failure, statement=statement, dynamic=dynamic, own=own
            )
            return Failed(name) if failure is not None else found or Unknown()
        if found is not None and self.is_unbuilt(
            found, name, site, statement=statement, dynamic=dynamic
        ):
            return Failed(name)
        if found is not None:
            restored = _BRINGS_BACK.get(name.partition(".")[0])
            if restored is not None:
                self.frame.state.names[module_entry(restored)] = UNKNOWN_BINDING
            if self.breaks(found, name, site, statement=statement, dynamic=dynamic):
                return Failed(name)
            return found
        if fact is None and self.is_inside_unbuilt(name, site, statement=statement):
            return Failed(name)
        if fact is None and self.is_gone(name):
            gone = builtin_failure("ModuleNotFoundError", f"No module named {name!r}")
            self.refer(Kind.IMPORT, name, site, gone, statement=statement, dynamic=dynamic)
            return Failed(name)
        if fact is None or (not fact.available and self.is_brought_back(name)):
            return Unknown()
        self.refer(
            Kind.IMPORT, name, site, fact.failure, statement=statement, dynamic=dynamic, own=own
        )
        return Module(name) if fact.available else Failed(name)

    def is_unbuilt(
        self,
        module: Foreign,
        name: str,
        site: Site,
        *,
        statement: Site | None,
        dynamic: bool = False,
        raises: str = "ModuleNotFoundError",
    ) -> bool:
        """Note that a compiled module is not on the target; whether it is so."""
        unbuilt = self.project.unbuilt(module.located, self.runtime)
        if unbuilt is None:
            return False
        if unbuilt.source and not self.project.imported(
            module.located, self.runtime, starts=self.starting
        ):
            return False  # a build without compiled modules may be good enough
        failure = builtin_failure(raises, f"No module named {name!r}")
        self.refer(
            Kind.IMPORT,
            name,
            site,
            failure,
            statement=statement,
            dynamic=dynamic,
            unbuilt=unbuilt,
        )
        return True

    def is_inside_unbuilt(self, name: str, site: Site, *, statement: Site | None) -> bool:
        """Note that a compiled module is not on the target which has others inside it."""
        package, _, inner = name.rpartition(".")
        while package and inner:
            located = self.project.locate(package, self.path)
            if located is not None:
                compiled = Foreign(located)
                return self.is_unbuilt(compiled, package, site, statement=statement)
            package, _, inner = package.rpartition(".")
        return False

    def own_module(self, name: str) -> Own | None:
        """The Worker's own module that importing `name` means and does not get."""
        if not self.starts:
            return None
        top = self.runtime.module(name.partition(".")[0])
        standard = top is not None and top.in_runtime
        return self.project.own(name, self.path, standard=standard)

    def is_replaced(self, name: str) -> bool:
        """Whether the code has put something of its own in the place of a module or member."""
        entry = module_entry(name)
        if any(frame.state.get(entry) for frame in (self.frame, self.module)):
            return True
        return self.module.state.get(module_entry(ANY_NAME)) is not None

    def replace_module(self, name: str) -> None:
        """Note that the code puts something of its own in the place of a module or member."""
        entry = module_entry(name)
        self.frame.state.names[entry] = UNKNOWN_BINDING
        self.module.state.names[entry] = UNKNOWN_BINDING

    def is_brought_back(self, name: str) -> bool:
        """Whether a package that was imported before put the module where the runtime lacks it."""
        top = name.partition(".")[0]
        if top not in _BRINGS_BACK.values():
            return False
        package = "" if self.path is None else self.project.package(self.path).partition(".")[0]
        return self.is_replaced(top) or _BRINGS_BACK.get(package) == top

    def find_module(self, name: str) -> Foreign | None:
        """The module of that name outside the standard library, if it is the one imported.

        On Workers the standard library comes first in the search order, elsewhere the
        program's own folder; installed packages come last everywhere.
        """
        fact = self.runtime.module(name)
        if fact is not None and fact.in_runtime:
            if self.runtime.workers:
                return None
            located = self.project.locate(name, self.path)
            inside = located is not None and located.place is Place.WORKSPACE
            return Foreign(located) if inside and located is not None else None
        located = self.project.locate(name, self.path)
        return None if located is None else Foreign(located)
