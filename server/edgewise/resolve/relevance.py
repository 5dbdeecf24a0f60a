"""Which receivers can matter at all: those that something whose method fails may come to.

A trace says which words and imports have a part in what a receiver is, and the texts of the modules
behind these imports what they mention. Where neither mentions a name that leads to such an object
in the standard library, the receiver is something else, and nobody has to find out what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.resolve.import_statements import parts_used
from edgewise.resolve.vocabulary import Mentioned, Vocabulary, absolute
from edgewise.runtimes.carriers import carriers_in, carriers_of, leads, may_carry
from edgewise.semantics.traces import Traces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from edgewise.resolve.workspace import WorkspaceProject
    from edgewise.runtimes.carriers import Carrier
    from edgewise.semantics.receivers import OpenCall
    from edgewise.semantics.traces import Brought, Trace
    from edgewise.source.document import Document


class Relevance:
    """Looks at receivers in the files of one project; remembers what other files mention."""

    def __init__(self, project: WorkspaceProject) -> None:
        """Ask `project` where modules are."""
        self._project = project
        self._vocabulary = Vocabulary(project)

    def filtered(
        self,
        document: Document,
        calls: Iterable[OpenCall],
        path: Path | None,
    ) -> Iterator[OpenCall]:
        """Leave out the calls whose receiver is surely nothing that fails on any runtime."""
        traces = Traces(document)
        wanted: dict[str, frozenset[Carrier]] = {}
        for call in calls:
            attribute = call.attribute
            if attribute not in wanted:
                wanted[attribute] = frozenset(self._carriers(attribute, path))
            if not wanted[attribute]:
                continue
            trace = traces.of(call)
            if trace is None or self._leads_to(wanted[attribute], trace, document, path):
                yield call

    def _carriers(self, attribute: str, path: Path | None) -> Iterator[Carrier]:
        for lead in leads(attribute):
            # An answer with a module that the project has too would not count.
            if self._project.locate(lead.origin, path) is None:
                yield from lead.carriers

    def _leads_to(
        self, wanted: frozenset[Carrier], trace: Trace, document: Document, path: Path | None
    ) -> bool:
        package = self._vocabulary.package(path)
        modules = {name for it in trace.brought for name in _modules(it, package, document)}
        behind = self._vocabulary.behind(modules, path)
        if behind is None:
            return True
        starred = {absolute(it.level, it.module, package) for it in trace.brought if it.name == "*"}
        own = carriers_in(trace.words) | carriers_of(starred, trace.words)
        return Mentioned(own | behind.carriers, behind.modules).leads_to(wanted)


def _modules(brought: Brought, package: str, document: Document) -> Iterator[str]:
    """The modules that an import may lead to."""
    base = absolute(brought.level, brought.module, package)
    if base:
        yield base
    if not brought.name and may_carry(brought.module):
        yield from parts_used(document.text.encode(), brought.module, brought.bound)
    elif brought.name not in {"", "*"}:
        yield f"{base}.{brought.name}" if base else brought.name
