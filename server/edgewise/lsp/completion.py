"""Flags, dates, options, rules and targets, where a configuration file wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from edgewise.config.discovery import WRANGLER_FILES
from edgewise.lsp.places import language_of, offset_of, range_between

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.config.cursor import StringAt
    from edgewise.config_language.completion import Completion
    from edgewise.lsp.server import Server

OPTIONS = types.CompletionOptions(trigger_characters=['"', "'", "_", "-"])


def completion(ls: Server, params: types.CompletionParams) -> list[types.CompletionItem] | None:
    """Offer what fits into the string at a position; None in every other file."""
    document = ls.documents.get(params.text_document.uri)
    if document is None or not document.is_config or document.path is None:
        return None
    path, encoding = document.path, ls.client.encoding
    position = document.document.position(params.position.line, params.position.character, encoding)
    text = document.document.text
    found = _found(path, text, offset_of(text, position))
    if found is None:
        return None
    at, offered = found
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
        for index, each in enumerate(offered)
    ]


def _found(path: Path, text: str, offset: int) -> tuple[StringAt, list[Completion]] | None:
    """The string or key at an offset, and what can be written there."""
    from edgewise.config.cursor import key_at, keys_of, string_at  # noqa: PLC0415 - not for the start

    language = language_of(path)
    at = string_at(text, language, offset)
    if path.name in WRANGLER_FILES:
        from edgewise.config_language.completion import completions  # noqa: PLC0415 - as above

        return None if at is None else (at, completions(text, language, at))
    from edgewise.config_language.option_help import key_completions, value_completions  # noqa: PLC0415 - as above

    if at is not None:
        return at, value_completions(path, at)
    key = key_at(text, offset)
    if key is None:
        return None
    others = (each.path for each in keys_of(text) if each.start != key.start)
    return key, key_completions(path, key, others)


def _documentation(server: Server, markdown: str) -> types.MarkupContent:
    from edgewise.hover import without_markdown  # noqa: PLC0415

    if server.client.markdown_in_completions:
        return types.MarkupContent(types.MarkupKind.Markdown, markdown)
    return types.MarkupContent(types.MarkupKind.PlainText, without_markdown(markdown))
