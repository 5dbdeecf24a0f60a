"""What a name does on the target, for somebody who points at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from edgewise.config.discovery import WRANGLER_FILES
from edgewise.lsp.places import language_of, offset_of, range_between, to_client

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.config_language.hover import ConfigDescription
    from edgewise.finding import Position, Range
    from edgewise.hover import Description
    from edgewise.lsp.documents import OpenDocument
    from edgewise.lsp.server import Server


def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """Describe what stands at a position, None where nothing is known."""
    # As in `documents`: not before it is needed.
    from edgewise.checker import references_at  # noqa: PLC0415
    from edgewise.hover import describe  # noqa: PLC0415

    document = ls.documents.get(params.text_document.uri)
    if document is None or not (document.is_python or document.is_config):
        return None
    text, encoding = document.document, ls.client.encoding
    position = text.position(params.position.line, params.position.character, encoding)
    if document.is_config:
        return _in_config(ls, document, position)
    around = ls.folders.around(document.path)
    references = references_at(text, position, around.target, around.project, document.path)
    description = describe(references, around.target)
    if description is None:
        return None
    return types.Hover(_content(ls, description), to_client(text, references[0].range, encoding))


def _in_config(server: Server, document: OpenDocument, position: Position) -> types.Hover | None:
    from edgewise.config.cursor import string_at  # noqa: PLC0415
    from edgewise.config_language.hover import describe_project, describe_setting  # noqa: PLC0415
    from edgewise.config_language.option_help import describe_value  # noqa: PLC0415

    path, text, files = document.path, document.document.text, server.folders.files
    if path is None:
        return None
    if path.name not in WRANGLER_FILES and (found := _of_requirement(server, path, position)):
        said, place = found
        return types.Hover(
            _content(server, said),
            to_client(document.document, place, server.client.encoding),
        )
    offset = offset_of(text, position)
    at = string_at(text, language_of(path), offset)
    if at is None:
        return _of_key(server, document, path, offset)
    description = None
    if path.name in WRANGLER_FILES:
        reading = files.wrangler(path)
        if reading and reading.known:
            description = describe_setting(reading.known, at.path, at.content)
    else:
        settings, target = files.settings(path), server.folders.around(path).target
        if settings and settings.known:
            description = describe_project(settings.known, target, at.path, at.content)
        description = description or describe_value(path, at)
    if description is None:
        return None
    where = range_between(document.document, at.start, at.end, server.client.encoding)
    return types.Hover(_content(server, description), where)


def _of_key(server: Server, document: OpenDocument, path: Path, offset: int) -> types.Hover | None:
    """What there is to say of one of our options where its key stands."""
    from edgewise.config.cursor import key_at  # noqa: PLC0415
    from edgewise.config_language.option_help import describe_key  # noqa: PLC0415

    at = None if path.name in WRANGLER_FILES else key_at(document.document.text, offset)
    description = describe_key(path, at) if at else None
    if at is None or description is None:
        return None
    where = range_between(document.document, at.start, at.end, server.client.encoding)
    return types.Hover(_content(server, description), where)


def _of_requirement(
    server: Server, path: Path, position: Position
) -> tuple[ConfigDescription, Range] | None:
    """What there is to say of the requirement at a place; only while the file is whole."""
    from edgewise.config_language.hover import describe_requirement  # noqa: PLC0415

    settings = server.folders.files.settings(path)
    for stated in settings.content.requirements if settings and settings.content else ():
        if stated.range.start <= position <= stated.range.end:
            around = server.folders.around(path)
            inventory = around.project.inventory(path)
            said = describe_requirement(stated, around.target, inventory)
            return (said, stated.range) if said else None
    return None


def _content(server: Server, description: Description | ConfigDescription) -> types.MarkupContent:
    if server.client.markdown:
        return types.MarkupContent(types.MarkupKind.Markdown, description.markdown())
    return types.MarkupContent(types.MarkupKind.PlainText, description.plain())
