"""Says which target a document has, when asked and, to clients that want it, when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edgewise.lsp.places import path_of, to_client
from edgewise.resolve.search_path import explain_packages

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.lsp.documents import OpenDocument
    from edgewise.lsp.server import Server

SHOW_TARGET = "edgewise.showTarget"
TARGET_CHANGED = "edgewise/target"


def tell(server: Server, document: OpenDocument) -> None:
    """Notify a client that asked for it, when a document's target is another than before."""
    if not server.client.shows_target:
        return
    description = describe_target(server, document.uri)
    if document.told_target != description:
        document.told_target = description
        server.protocol.notify(TARGET_CHANGED, description)


def describe_target(server: Server, uri: str | None) -> dict[str, Any]:
    """Return the target of a document, a workspace folder or of none, and who chose it.

    `path`, `line` (from one) and `range` are the place that decided, None where no file did.
    `environment` is the folder whose packages are looked at, None where there is none, and
    `packages` says so in a sentence.
    """
    path = path_of(uri) if uri else None
    file = path and _in(server, path)
    around = server.folders.around(file)
    target, search_path = around.target, around.project.search_path(file)
    environment, choice = search_path.environment, target.choice
    where = None
    if choice.path and choice.range:
        where = to_client(server.text_at(choice.path), choice.range, server.client.encoding)
    return {
        "uri": uri,
        "target": list(target.names),
        "runtimes": [
            {
                "name": each.name,
                "label": each.label,
                "python": ".".join(str(part) for part in each.python),
                "pyodide": each.pyodide,
            }
            for each in target.runtimes
        ],
        "chosenBy": choice.by.value,
        "because": choice.because,
        "path": str(choice.path) if choice.path else None,
        "line": choice.range.start.line + 1 if choice.range else None,
        "range": where,
        "environment": str(environment.root) if environment else None,
        "packages": explain_packages(search_path),
    }


def _in(server: Server, path: Path) -> Path:
    """A file in the folder that was asked about, or the file itself."""
    return path / "__init__.py" if path in server.folders.roots else path
