"""The one place that turns our positions and files into the client's, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lsprotocol import types
from pygls.uris import to_fs_path

from edgewise.config.source import Language, Places
from edgewise.finding import Position, Range
from edgewise.source.lines import PositionEncoding, from_characters, split_lines
from edgewise.source.reading import UnreadableError, decode

if TYPE_CHECKING:
    from edgewise.source.document import Document


class Text(Protocol):
    """What knows its lines."""

    def client_column(self, position: Position, encoding: PositionEncoding) -> int:
        """Turn our column into the client's."""


class PlainText:
    """A text that is no document: a configuration file, a module on disk."""

    def __init__(self, text: str) -> None:
        self._lines = split_lines(text)

    def client_column(self, position: Position, encoding: PositionEncoding) -> int:
        """Turn our column into the client's."""
        if not 0 <= position.line < len(self._lines):
            return position.column
        return from_characters(self._lines[position.line], position.column, encoding)


class Texts:
    """Files on disk that no client has open, read once a change."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, int], PlainText]] = {}

    def at(self, path: Path) -> PlainText:
        """Return the file's text; one that cannot be read has no lines."""
        try:
            status = path.stat()
            stamp = status.st_mtime_ns, status.st_size
            if path not in self._known or self._known[path][0] != stamp:
                self._known[path] = stamp, PlainText(decode(path.read_bytes()).text)
        except (OSError, ValueError, UnreadableError):
            return PlainText("")
        return self._known[path][1]


def to_client(text: Text, range_: Range, encoding: PositionEncoding) -> types.Range:
    """Turn a range of ours into the client's."""
    return types.Range(
        types.Position(range_.start.line, text.client_column(range_.start, encoding)),
        types.Position(range_.end.line, text.client_column(range_.end, encoding)),
    )


def from_client(document: Document, range_: types.Range, encoding: PositionEncoding) -> Range:
    """Turn a client's range into ours."""
    return Range(
        document.position(range_.start.line, range_.start.character, encoding),
        document.position(range_.end.line, range_.end.character, encoding),
    )


def as_sent(range_: types.Range) -> Range:
    """Take a client's range as it is, its columns still counted the client's way."""
    return Range(
        Position(range_.start.line, range_.start.character),
        Position(range_.end.line, range_.end.character),
    )


def offset_of(text: str, position: Position) -> int:
    """Count the characters before a position of ours."""
    lines = split_lines(text)[: position.line]
    return sum(map(len, lines)) + position.column


def range_between(
    document: Document, start: int, end: int, encoding: PositionEncoding
) -> types.Range:
    """Turn two character offsets into a text into the client's range."""
    places = Places(document.text)
    return to_client(document, places.range(start, end), encoding)


def language_of(path: Path) -> Language:
    """Return what a configuration file is written in."""
    return Language.TOML if path.suffix == ".toml" else Language.JSON


def path_of(uri: str) -> Path | None:
    """Return the file that a URI names; None for what is in no file (`untitled:Untitled-1`)."""
    try:
        path = to_fs_path(uri)
    except ValueError:  # `file://[` is no URL
        return None
    return Path(path) if path else None
