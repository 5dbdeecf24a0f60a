"""What went wrong in a module, as other modules are told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Scope
from edgewise.semantics.elsewhere import Mishap, Step
from edgewise.semantics.references import USES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.runtimes.runtime import Runtime
    from edgewise.semantics.project import Located
    from edgewise.semantics.references import Reference, Site
    from edgewise.source.document import Document


def placed(reference: Reference, document: Document, located: Located, runtime: Runtime) -> Mishap:
    """Say where in the module's file a failing reference is, and how it comes to that."""
    assert reference.raises is not None  # noqa: S101 - for the type checker
    inner = reference.mishap
    way = tuple(_way(reference, document, located))
    if inner is not None:
        return Mishap(
            inner.kind,
            inner.name,
            inner.failure,
            inner.category,
            inner.only_at_startup,
            way + inner.way,
        )
    return Mishap(
        reference.kind,
        reference.name,
        reference.raises,
        reference.category,
        _only_at_startup(reference, runtime),
        way,
    )


def _way(reference: Reference, document: Document, located: Located) -> Iterator[Step]:
    path = located.path
    if path is None:
        return
    depth = located.module.count(".") + 1 + (path.stem == "__init__")
    file = "/".join(path.parts[-depth:])
    lines = dict(zip(document.units, document.starts, strict=False))
    for call in reference.calls:
        if call.unit in lines:
            says = f"calls `{_text(call)}`"
            yield Step(path, file, call.range.shifted(lines[call.unit]), says)
    site = reference.site
    if site.unit in lines:
        place = site.range
        statement = reference.statement
        if statement is not None and statement.range.start.line < place.start.line:
            place = statement.range  # as the traceback has it
        yield Step(path, file, place.shifted(lines[site.unit]), _says(reference))


def _says(reference: Reference) -> str:
    kind, name, failure = reference.kind, reference.name, reference.raises
    if reference.mishap is not None and kind is not Kind.IMPORT:
        return f"calls `{_text(reference.site)}`"
    if reference.unbuilt is not None:
        return f"imports `{name}`, compiled for another system"
    if kind is Kind.IMPORT:
        return f"imports `{name}`"
    if kind is Kind.FROM_IMPORT:
        return f"imports `{name}`, which is missing"
    if kind is Kind.NAME:
        return f"needs `{name}`"
    if kind is Kind.RAISE and failure is not None and failure.message:
        return f"raises {name}: {failure.message.strip().partition(chr(10))[0]}"
    return f"raises {name}" if kind is Kind.RAISE else f"calls `{name}`"


def _text(site: Site) -> str:
    return site.unit.source[site.start : site.end].decode("utf-8", "replace")


def _only_at_startup(reference: Reference, runtime: Runtime) -> bool:
    use = USES.get(reference.kind)
    return use is not None and any(
        behaviour.scope is Scope.GLOBAL and behaviour.category is reference.category
        for behaviour in runtime.uses(reference.name, use)
    )
