"""`import` and `from … import`: what they bind, and what happens when they fail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.semantics.evaluate import Evaluator
from edgewise.semantics.exceptions import builtin_failure
from edgewise.semantics.frame import STAR
from edgewise.semantics.project import Hidden, Own
from edgewise.semantics.references import Kind
from edgewise.semantics.values import (
    UNKNOWN,
    Atom,
    Failed,
    Foreign,
    Module,
    Unknown,
    Value,
    just,
    only,
)

if TYPE_CHECKING:
    from edgewise.semantics.references import Site
    from edgewise.source import syntax as s


class ImportStatements(Evaluator):
    """Executes import statements."""

    def import_(self, node: s.Import) -> None:
        statement = self.site(node.start, node.end)
        for alias in node.names:
            site = self.site(alias.start, alias.end)
            atom = self.import_module(alias.name, site, statement=statement)
            if not self.frame.state.live:
                return
            top = alias.name.partition(".")[0]
            if alias.asname is None and top != alias.name:
                # `import a.b` binds a
                if isinstance(atom, Module):
                    atom = Module(top)
                elif isinstance(atom, Failed):
                    fact = self.runtime.module(top)
                    atom = Module(top) if fact is not None and fact.available else Failed(top)
                elif isinstance(atom, Foreign):
                    located = self.project.locate(top, self.path)
                    atom = Unknown() if located is None else Foreign(located)
            self.might_not_import(atom)
            self.store(alias.asname or top, just(atom), site)

    def import_from(self, node: s.ImportFrom) -> None:
        module = self.absolute(node)
        statement = self.site(node.start, node.end)
        site = self.site(node.module_start, node.module_end)
        if node.level and self.is_beside_main():
            self.import_without_package(node, site, statement)
            return
        if not module:
            self.bind_aliases(node, UNKNOWN)
            self.might_not_import(Unknown())
            return
        atom = self.import_module(module, site, statement=statement, relative=bool(node.level))
        if not self.frame.state.live:
            return
        if node.star:
            starred = self.frame.state.get(STAR)
            seen = starred.value if starred is not None else frozenset()
            self.store(STAR, seen | just(atom), site)
            return
        self.might_not_import(atom)
        if isinstance(atom, Foreign) and not self.submodules_import(atom, node, statement):
            return
        for alias in node.names:
            place = self.site(alias.start, alias.end)
            if self.project.provides(f"{module}.{alias.name}"):
                value = UNKNOWN
            elif isinstance(atom, Module):
                value = self.from_module(module, alias.name, place, statement)
            elif isinstance(atom, Foreign):
                value = self.given(atom, alias.name)
                submodule = only(value)
                name = f"{module}.{alias.name}"
                if self.lacks(atom, alias.name):
                    failure = builtin_failure(
                        "ImportError", f"cannot import name {alias.name!r} from {module!r}"
                    )
                    self.refer(Kind.FROM_IMPORT, name, place, failure, statement=statement)
                    value = just(Failed(name))
                elif isinstance(submodule, Foreign) and self.fails(
                    submodule, name, place, statement
                ):
                    value = just(Failed(name))
            elif isinstance(atom, Failed):
                self.refer(Kind.NAME, f"{module}.{alias.name}", place, via=site)
                value = just(Failed(f"{module}.{alias.name}"))
            else:
                value = UNKNOWN
            if not self.frame.state.live:
                return
            self.store(alias.asname or alias.name, value, place)

    def is_beside_main(self) -> bool:
        """Whether a Worker imports the file as a top-level module: its `main`, or one beside it."""
        worker = self.project.worker
        if worker is None or self.path is None or not self.starts:
            return False
        return self.path.parent == worker.main.parent and self.path.name != "__init__.py"

    def import_without_package(self, node: s.ImportFrom, site: Site, statement: Site) -> None:
        """A relative import of a module that is in no package."""
        failure = builtin_failure(
            "ImportError", "attempted relative import with no known parent package"
        )
        name = node.module or (node.names[0].name if node.names else "")
        meant = self.project.locate(name, self.path) if name and node.level == 1 else None
        if meant is None or meant.path is None or self.path is None:
            own = Own("", self.path or Path(), Hidden.RELATIVE)
        else:
            own = Own(name, meant.path, Hidden.RELATIVE)
        self.refer(
            Kind.IMPORT, "." * node.level + node.module, site, failure, statement=statement, own=own
        )
        self.bind_aliases(node, UNKNOWN)

    def given(self, package: Foreign, name: str) -> Value:
        """What `from package import name` gets, the package being perhaps the file that is read."""
        if package.located.path == self.path and self.module.state.get(name) is None:
            submodule = self.project.locate(f"{package.located.module}.{name}", self.path)
            return UNKNOWN if submodule is None else just(Foreign(submodule))
        return self.exported(package, name)

    def submodules_import(self, package: Foreign, node: s.ImportFrom, statement: Site) -> bool:
        """Whether the submodules among several names import; those that are missing aside.

        Python imports all of them before it looks at the first name.
        """
        if len(node.names) == 1 or not self.is_summarized:
            return True
        for alias in node.names:
            submodule = only(self.given(package, alias.name))
            if not isinstance(submodule, Foreign):
                continue
            located = submodule.located
            if self.project.unbuilt(located, self.runtime) is None:
                place = self.site(alias.start, alias.end)
                name = f"{package.located.module}.{alias.name}"
                self.breaks(submodule, name, place, statement=statement)
                if not self.frame.state.live:
                    return False
        return True

    def fails(self, submodule: Foreign, name: str, site: Site, statement: Site) -> bool:
        """Note that a submodule is not built for the target or does not import; whether so."""
        return self.is_unbuilt(
            submodule, name, site, statement=statement, raises="ImportError"
        ) or self.breaks(submodule, name, site, statement=statement)

    def from_module(self, module: str, name: str, site: Site, statement: Site) -> Value:
        """What `from module import name` binds, `module` being one of the runtime's."""
        qualified = f"{module}.{name}"
        fact = self.runtime.module(qualified)
        if fact is None or fact.available:
            return self.module_member(
                module,
                name,
                site,
                sure=True,
                via=site,
                kind=Kind.FROM_IMPORT,
                statement=statement,
            )
        failure = fact.failure
        if not fact.in_runtime:
            failure = builtin_failure("ImportError", f"cannot import name '{name}' from '{module}'")
        self.refer(Kind.IMPORT, qualified, site, failure, statement=statement)
        return just(Failed(qualified))

    def absolute(self, node: s.ImportFrom) -> str:
        """The absolute name of the module imported from, `""` where that is not known."""
        if not node.level:
            return node.module
        if self.path is None:
            return ""
        package = self.project.package(self.path).split(".")
        kept = len(package) - (node.level - 1)
        parts = [part for part in package[: max(kept, 0)] if part]
        if not parts and node.level:
            return node.module if kept >= 0 else ""
        return ".".join([*parts, node.module] if node.module else parts)

    def bind_aliases(self, node: s.ImportFrom, value: Value) -> None:
        for alias in node.names:
            self.store(alias.asname or alias.name, value)
        if node.star:
            self.store(STAR, UNKNOWN)

    def might_not_import(self, atom: Atom) -> None:
        """An import of what is not the runtime's may raise anything, which a handler may await.

        It does so in earnest if the module is nowhere to be found.
        """
        if not isinstance(atom, (Unknown, Foreign)):
            return
        for guard in self.guards:
            for handler in guard.handlers:
                entries = handler.doubtful if isinstance(atom, Foreign) else handler.states
                entries.append(self.frame.state.copy())
