"""What a name does on the target, for somebody who points at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from edgewise.lsp.places import to_client

if TYPE_CHECKING:
    from edgewise.lsp.server import Server


def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """Describe what stands at a position, None where nothing is known."""
    # As in `documents`: not before it is needed.
    from edgewise.checker import references_at  # noqa: PLC0415
    from edgewise.hover import describe  # noqa: PLC0415

    document = ls.documents.get(params.text_document.uri)
    if document is None or not document.is_python:
        return None
    text, encoding = document.document, ls.client.encoding
    position = text.position(params.position.line, params.position.character, encoding)
    around = ls.folders.around(document.path)
    references = references_at(text, position, around.target, around.project, document.path)
    description = describe(references, around.target)
    if description is None:
        return None
    if ls.client.markdown:
        content = types.MarkupContent(types.MarkupKind.Markdown, description.markdown())
    else:
        content = types.MarkupContent(types.MarkupKind.PlainText, description.plain())
    return types.Hover(content, to_client(text, references[0].range, encoding))
