"""What the modules around a document give it: names, what calling them makes, and mishaps."""

from __future__ import annotations

import keyword
from typing import TYPE_CHECKING

from edgewise.semantics.frame import BUILTINS, STAR, ScopeKind
from edgewise.semantics.project import Place
from edgewise.semantics.reader import Reader
from edgewise.semantics.references import USES, Kind
from edgewise.semantics.state import UNKNOWN_BINDING
from edgewise.semantics.values import (
    NOTHING,
    UNKNOWN,
    Constant,
    Elsewhere,
    Failed,
    Foreign,
    Member,
    Module,
    Value,
    constant,
    just,
    only,
)

if TYPE_CHECKING:
    from edgewise.semantics.arguments import Arguments
    from edgewise.semantics.references import Site

ANYTHING = "__anything__"
"""What stands for an argument that is not known in the expressions that modules are asked for."""

# A longer expression is not worth asking: the texts in it would have to be looked at one by one.
_MAX_EXPRESSION = 200


class OtherModules(Reader):
    """Asks the project about modules outside the standard library."""

    def exported(self, module: Foreign, attr: str) -> Value:
        """What `module.attr` is, as far as its file or the project tells."""
        if attr == "TYPE_CHECKING":
            return constant(value=False)
        located = module.located
        exported = self.project.exported(located, attr, self.runtime)
        if exported:
            return exported
        meaning = self.project.meaning(located, attr)
        if meaning is not None:
            fact = self.runtime.module(meaning)
            if fact is not None:
                return just(Module(meaning) if fact.available else Failed(meaning))
            return just(Member(meaning))
        submodule = self.project.locate(f"{located.module}.{attr}", self.path)
        return UNKNOWN if submodule is None else just(Foreign(submodule))

    def lacks(self, module: Foreign, name: str) -> bool:
        """Whether an installed module has surely nothing of that name to import.

        Other files are judged so, not the one that somebody is writing.
        """
        located = module.located
        if not self.is_summarized or located.place is not Place.INSTALLED:
            return False
        if self.project.locate(f"{located.module}.{name}", self.path) is not None:
            return False
        return self.project.exported(located, name, self.runtime) == NOTHING

    def is_gone(self, name: str) -> bool:
        """Whether an installed package has surely no module of that name, which it imports itself.

        Some have modules that only a build of another kind brings, such as accelerators.
        """
        if not self.is_summarized or self.path is None:
            return False
        parent = name.rpartition(".")[0]
        own = self.project.package(self.path).partition(".")[0]
        package = self.project.locate(parent, self.path) if own == name.partition(".")[0] else None
        return package is not None and self.project.is_complete(package, self.runtime)

    def is_builtin(self, name: str) -> bool:
        """Whether an unbound name is a builtin, whatever was imported with a star."""
        starred = self.module.state.get(STAR)
        if name not in BUILTINS or starred is None or self.frame.kind is not ScopeKind.MODULE:
            return False
        return self.frame.state.get(name) is None and all(
            isinstance(atom, Foreign)
            and self.project.exported(atom.located, name, self.runtime) == NOTHING
            for atom in starred.value
        )

    def breaks(
        self,
        module: Foreign,
        name: str,
        site: Site,
        *,
        statement: Site | None,
        dynamic: bool = False,
    ) -> bool:
        """Note that importing a module surely fails, its packages first; whether it does."""
        located = module.located
        own = "" if self.path is None else self.project.package(self.path)
        parts = located.module.split(".")
        for depth in range(1, len(parts) + 1):
            package = ".".join(parts[:depth])
            if depth < len(parts) and f"{own}.".startswith(f"{package}."):
                continue  # it is being imported already
            found = located if depth == len(parts) else self.project.locate(package, self.path)
            if found is None or found.path is None or found.path == self.path:
                continue
            mishap = self.project.imported(found, self.runtime, starts=self.starting)
            if mishap is not None:
                reported = f"failed[{mishap.place.path}:{mishap.place.range.start}]"
                if self.frame.state.get(reported) or self.module.state.get(reported):
                    return True  # once is enough
                self.refer(
                    Kind.IMPORT,
                    name,
                    site,
                    mishap.failure,
                    statement=statement,
                    dynamic=dynamic,
                    mishap=mishap,
                )
                if self.references and not self.references[-1].guarded:
                    self.frame.state.names[reported] = UNKNOWN_BINDING
                return True
        return False

    def evaluated(self, asked: Elsewhere, site: Site) -> Value:
        """What calling something in another module, at `site`, gives; notes what goes wrong."""
        if len(asked.expression) > _MAX_EXPRESSION or self.silent:
            return UNKNOWN
        outcome = self.project.evaluated(
            asked.located, asked.expression, self.runtime, starts=self.starting
        )
        if outcome is None:
            return UNKNOWN
        installed = asked.located.place is Place.INSTALLED
        for mishap in outcome.mishaps:
            # what fails in a request too is reported in the file itself, if it is the user's own
            if installed or mishap.only_at_startup or self.is_summarized:
                kind = mishap.kind if mishap.kind in USES else Kind.CALL
                self.refer(kind, mishap.name, site, mishap.failure, mishap=mishap)
        return outcome.value


def written(called: Elsewhere, arguments: Arguments) -> str:
    """A call as the other module would write it, with as much of the arguments as is known."""
    parts = [_written(value) for value in arguments.args]
    parts += [
        f"{name}={_written(value)}"
        for name, value in arguments.keywords.items()
        if name.isidentifier() and not keyword.iskeyword(name)
    ]
    if not arguments.exact:
        parts.append(f"*{ANYTHING}")
    return f"{called.expression}({', '.join(parts)})"


def attribute_of(owner: Elsewhere, attr: str) -> Elsewhere:
    """An attribute of something in another module."""
    return Elsewhere(owner.located, f"{owner.expression}.{attr}")


def _written(value: Value) -> str:
    atom = only(value)
    plain = isinstance(atom, Constant) and atom.kind in {str, bytes, int, bool, type(None)}
    return repr(atom.value) if isinstance(atom, Constant) and plain else ANYTHING
