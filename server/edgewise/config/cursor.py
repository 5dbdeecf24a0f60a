"""Which string of a configuration file somebody points at, broken as the file may be.

The readers of whole files stop at the first mistake, and so they would exactly while somebody
types. This looks at tokens only, from the top to the place, and keeps track of where it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edgewise.config.source import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.config.source import KeyPath


@dataclass(frozen=True, slots=True)
class StringAt:
    """A string that is a value: the path to it, and where its content is, without quotes.

    `start` and `end` count characters from the start of the text. The content of a string that
    is not closed, or that runs on to another's quote, ends where a name or a date would.
    """

    path: KeyPath
    start: int
    end: int
    content: str


def string_at(text: str, language: Language, offset: int) -> StringAt | None:
    """Find the string whose content an offset is in, or touches; None for any other place."""
    walk = _Toml() if language is Language.TOML else _Json()
    for found in walk.strings(text, offset):
        if found.start <= offset <= found.end:
            return found
    return None


def key_at(text: str, offset: int) -> StringAt | None:
    """Find the key of a TOML file that an offset is in or touches, its path included.

    Where a key could be begun it is an empty one; None for any other place.
    """
    walk = _Toml()
    for found, is_key in walk.words(text, offset):
        if is_key and found.start <= offset <= found.end:
            return found
    line = max(text.rfind(end, 0, offset) for end in "\r\n") + 1
    if text[line:offset].strip() or walk.here is None:
        return None
    return StringAt((*walk.here, ""), offset, offset, "")


def keys_of(text: str) -> Iterator[StringAt]:
    """Give every key of a TOML file, those in the heads of tables too, in order."""
    yield from (found for found, is_key in _Toml().words(text, len(text)) if is_key)


def strings_of(text: str, language: Language) -> Iterator[StringAt]:
    """Give every string of a file that is a value, in order."""
    walk = _Toml() if language is Language.TOML else _Json()
    yield from walk.strings(text, len(text))


_NAME = re.compile(r"[\w.-]*")
_ONE_STRING = re.compile(r"[^\s,:=\[\]{}]*")


def _content(text: str, start: int, end: int, offset: int, quote: str) -> tuple[int, int]:
    """Where the content of a string token is."""
    inner = start + len(quote)
    if end - len(quote) >= inner and text[end - len(quote) : end] == quote:
        end -= len(quote)
        if not inner <= offset <= end or _ONE_STRING.fullmatch(text, inner, end):
            return inner, end
    until = _NAME.match(text, max(inner, min(offset, end)))
    return inner, until.end() if until else end


@dataclass
class _Level:
    """An open bracket: the path to what is in it, and the place reached."""

    path: KeyPath
    is_list: bool
    index: int = 0
    keys: list[str] = field(default_factory=list)
    in_value: bool = False

    @property
    def here(self) -> KeyPath:
        return (*self.path, self.index) if self.is_list else (*self.path, *self.keys)

    @property
    def takes_value(self) -> bool:
        return self.is_list or self.in_value

    def next(self) -> None:
        """Go on after a comma."""
        self.index += 1
        self.keys.clear()
        self.in_value = False


_JSON_TOKEN = re.compile(
    r"//[^\r\n]*|/\*.*?(?:\*/|\Z)|(?P<string>\"(?:[^\"\\\r\n]|\\[^\r\n])*\"?)|[,:\[\]{}]",
    re.DOTALL,
)


class _Json:
    def strings(self, text: str, offset: int) -> Iterator[StringAt]:
        levels: list[_Level] = [_Level((), is_list=False)]
        for token in _JSON_TOKEN.finditer(text):
            if token.start() > offset:
                return
            level = levels[-1]
            written = token[0]
            if token["string"]:
                if level.takes_value:
                    start, end = _content(text, *token.span(), offset, '"')
                    yield StringAt(level.here, start, end, text[start:end])
                else:
                    level.keys[:] = [written.strip('"')]
            elif written == ":":
                level.in_value = True
            elif written == ",":
                level.next()
            elif written in "[{":
                # The outermost brace opens what is open already.
                path = level.here if level.takes_value else ()
                levels.append(_Level(path, is_list=written == "["))
            elif written in "]}" and len(levels) > 1:
                levels.pop()


_TOML_TOKEN = re.compile(
    r"\#[^\r\n]*"
    r"|(?P<long>\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z))"
    r"|(?P<string>\"(?:[^\"\\\r\n]|\\[^\r\n])*\"?|'[^'\r\n]*'?)"
    r"|(?P<line>\r\n|\n|\r)"
    r"|(?P<word>[^\s\"'\#=\[\]{},.]+)"
    r"|[=\[\]{},.]",
    re.DOTALL | re.VERBOSE,
)
_TOML_START = re.compile(r"[ \t]*(?:\[\[?[^\[\]\r\n]*\]\]?|[\w.\"'-]+[ \t]*=)")


class _Toml:
    def __init__(self) -> None:
        self._levels = [_Level((), is_list=False)]

    @property
    def here(self) -> KeyPath | None:
        """The table in which a key could be begun; None inside of a value."""
        level = self._levels[-1]
        return level.path if len(self._levels) == 1 and not level.in_value else None

    def strings(self, text: str, offset: int) -> Iterator[StringAt]:
        yield from (found for found, is_key in self.words(text, offset) if not is_key)

    def words(self, text: str, offset: int) -> Iterator[tuple[StringAt, bool]]:
        """Give the strings that are values, and the keys: those with True."""
        levels = self._levels
        header: list[str] | None = None
        for token in _TOML_TOKEN.finditer(text):
            if token.start() > offset:
                return
            level, written = levels[-1], token[0]
            if token["line"]:
                header = self._line_end(levels, header, text, token.end())
            elif header is not None:
                if token["string"] or token["word"]:
                    header.append(written.strip("\"'"))
                    yield _key(tuple(header), token), True
            elif token["string"] or token["long"]:
                if level.takes_value:
                    quote = written[:3] if token["long"] else written[0]
                    start, end = _content(text, *token.span(), offset, quote)
                    yield StringAt(level.here, start, end, text[start:end]), False
                else:
                    level.keys.append(written.strip("\"'"))
                    yield _key((*level.path, *level.keys), token), True
            elif token["word"]:
                if not level.takes_value:
                    level.keys.append(written)
                    yield _key((*level.path, *level.keys), token), True
            elif written == "=":
                level.in_value = True
            elif written in "[{" and level.takes_value:
                levels.append(_Level(level.here, is_list=written == "["))
            elif written == "[":
                header = []
            elif written == "," and len(levels) > 1:
                level.next()
            elif written in "]}" and len(levels) > 1:
                levels.pop()

    def _line_end(
        self, levels: list[_Level], header: list[str] | None, text: str, next_line: int
    ) -> list[str] | None:
        if header is not None:
            levels[:] = [_Level(tuple(header), is_list=False)]
        elif len(levels) == 1 or _TOML_START.match(text, next_line):
            # A bracket that is not closed does not swallow the key on the next line.
            levels[1:] = []
            levels[0].next()
        return None


def _key(path: KeyPath, token: re.Match[str]) -> StringAt:
    return StringAt(path, token.start(), token.end(), token[0].strip("\"'"))
