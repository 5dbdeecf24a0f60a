"""Writes a changed text back into its file: whole or not at all.

What is written goes beside the file first and then takes its place, so that a run that is killed
or a disk that is full leaves the old text. Encoding, byte order mark, line ends and permissions
stay; a link stays a link.
"""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.source.reading import SourceText, UnreadableError, decode

if TYPE_CHECKING:
    from collections.abc import Callable


class UnwritableError(Exception):
    """A file that is left as it is; the text completes "<the file> …" to a sentence."""


def write_source(path: Path, source: SourceText, text: str) -> None:
    """Replace the text of a Python file, which was read as `source`, by `text`.

    Raises `UnwritableError` where the file is no longer what was read, where its encoding has not
    all characters of `text`, and where the disk refuses. Then nothing is written.
    """
    _replace(path, decode, source, text)


def write_configuration(path: Path, before: str, text: str) -> None:
    """Replace the text of a configuration file, which was read as `before`; see `write_source`."""
    _replace(path, _decode_utf8, SourceText(before), text)


def _replace(
    path: Path, read: Callable[[bytes], SourceText], source: SourceText, text: str
) -> None:
    where = Path(os.path.realpath(path))
    try:
        found = read(where.read_bytes())
        if found.text != source.text:
            raise UnwritableError("is left as it is: it has changed since it was read")
        content = found.encode(text)
        if read(content).text != text:
            raise UnwritableError(f"is left as it is: {found.encoding} does not keep the new text")
        _write(where, content)
    except OSError as error:
        raise UnwritableError(f"cannot be written: {error.strerror or error}") from error
    except UnreadableError as error:
        raise UnwritableError(f"is left as it is: with the change it {error}") from error
    except UnicodeEncodeError as error:
        character = error.object[error.start : error.start + 1]
        raise UnwritableError(
            f"is left as it is: {error.encoding} has no character {character!a}"
        ) from error


def _write(where: Path, content: bytes) -> None:
    """Put `content` in the place of a file's, all at once."""
    if not os.access(where, os.W_OK):  # what replaces a file asks its folder alone
        raise PermissionError(None, "permission denied")
    handle, name = tempfile.mkstemp(
        prefix=f".{where.name[:100]}.", suffix=".edgewise", dir=where.parent
    )
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(where, beside)
        with suppress(OSError, AttributeError):  # not ours to give, or no such thing on Windows
            status = where.stat()
            os.chown(beside, status.st_uid, status.st_gid)
        beside.replace(where)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _decode_utf8(content: bytes) -> SourceText:
    marked = content.startswith(codecs.BOM_UTF8)
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"is not UTF-8: byte {error.start + 1} is not valid") from error
    return SourceText(text, "utf-8", marked)
