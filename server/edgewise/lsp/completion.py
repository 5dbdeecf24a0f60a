"""Compatibility flags, dates and targets, where a configuration file wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from edgewise.lsp.places import language_of, offset_of, range_between

if TYPE_CHECKING:
    from edgewise.lsp.server import Server

OPTIONS = types.CompletionOptions(trigger_characters=['"', "'", "_", "-"])


def completion(ls: Server, params: types.CompletionParams) -> list[types.CompletionItem] | None:
    """Offer what fits into the string at a position; None in every other file."""
    document = ls.documents.get(params.text_document.uri)
    if document is None or not document.is_config or document.path is None:
        return None
    from edgewise.config.cursor import string_at  # noqa: PLC0415 - not for the start
    from edgewise.config_completion import completions  # noqa: PLC0415

    language, encoding = language_of(document.path), ls.client.encoding
    position = document.document.position(params.position.line, params.position.character, encoding)
    text = document.document.text
    at = string_at(text, language, offset_of(text, position))
    if at is None:
        return None
    where = range_between(document.document, at.start, at.end, encoding)
    return [
        types.CompletionItem(
            label=each.text,
            kind=types.CompletionItemKind.Constant,
            detail=each.detail or None,
            documentation=_documentation(ls, each.documentation),
            sort_text=f"{index:03}",
            filter_text=each.text,
            text_edit=types.TextEdit(where, each.text),
        )
        for index, each in enumerate(completions(text, language, at))
    ]


def _documentation(server: Server, markdown: str) -> types.MarkupContent:
    from edgewise.hover import without_markdown  # noqa: PLC0415

    if server.client.markdown_in_completions:
        return types.MarkupContent(types.MarkupKind.Markdown, markdown)
    return types.MarkupContent(types.MarkupKind.PlainText, without_markdown(markdown))
