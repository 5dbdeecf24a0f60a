"""Turns the bytes of a Python file into text, as Python itself would (PEP 263), and back.

Pure: whoever reads the bytes from somewhere names the file in the message.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

MAX_BYTES = 5_000_000
"""A file beyond this is not checked: the largest hand-written one in CPython has 0.3 MB."""

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class UnreadableError(Exception):
    """A file's content cannot be had; the text completes "<the file> …" to a sentence."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text, and what its bytes had that the text does not show.

    The text has no byte order mark, so that a column on the first line is what people count.
    """

    text: str
    encoding: str = "utf-8"
    byte_order_mark: bool = False

    def encode(self, text: str) -> bytes:
        """Turn a changed `text` into bytes as the file had them; may raise `UnicodeEncodeError`."""
        mark = codecs.BOM_UTF8 if self.byte_order_mark else b""
        return mark + text.encode(self.encoding)


def decode(content: bytes) -> SourceText:
    """Read the bytes of a Python file; raises `UnreadableError`."""
    if len(content) > MAX_BYTES:
        raise UnreadableError(too_large(len(content)))
    marked = content.startswith(codecs.BOM_UTF8)
    if marked:
        content = content[len(codecs.BOM_UTF8) :]
    elif content.startswith(_UTF16):
        raise UnreadableError("is UTF-16, which Python does not read: save it as UTF-8")
    encoding = _declared(content)
    if marked and encoding not in (None, "utf-8"):
        raise UnreadableError(f"starts with UTF-8's byte order mark but declares {encoding}")
    try:
        text = content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(_undecodable(content, error, encoding)) from error
    except (LookupError, ValueError) as error:  # what codecs raise that are no text encoding
        raise UnreadableError(f"declares the encoding {encoding}, which is unknown") from error
    if "\0" in text:
        line = (
            len(_LINE_END.findall(content[: content.index(b"\0")])) + 1 if b"\0" in content else 1
        )
        raise UnreadableError(f"is no Python source: line {line} has a NUL character")
    return SourceText(text, encoding or "utf-8", marked)


def too_large(size: int) -> str:
    """Say that a file of `size` bytes is not checked."""
    return (
        f"is too large to check: {size / 1_000_000:.1f} MB,"
        f" the limit is {MAX_BYTES // 1_000_000} MB"
    )


def _declared(content: bytes) -> str | None:
    """Find what one of the first two lines declares; the second counts only below a comment."""
    for line in _LINE_END.split(content[:2000], maxsplit=2)[:2]:
        found = _COOKIE.match(line)
        if found:
            name = found[1].decode("latin-1")
            try:
                return codecs.lookup(name).name
            except (LookupError, ValueError) as error:
                raise UnreadableError(f"declares the encoding {name}, which is unknown") from error
        if not _BLANK.match(line):
            return None
    return None


def _undecodable(content: bytes, error: UnicodeDecodeError, encoding: str | None) -> str:
    line = len(_LINE_END.findall(content[: error.start])) + 1
    byte = f"line {line} has the byte 0x{content[error.start]:02x}"
    if encoding is None:
        return f"is not UTF-8 and declares no other encoding: {byte}"
    return f"is not {encoding}, the encoding it declares: {byte}"
