"""Cutting a text into units: whole lines that hold one top-level statement each.

A unit is read on its own and knows nothing of where it stands, so an edit elsewhere
leaves it and all that was found in it untouched, and a broken statement stays its own
affair. Decorators and the comments and blank lines above a statement belong to it.

Where the statement is long they are a unit of their own: somebody who types above it often
writes where a blank line was, and the long statement stays as it is.

Text that parses is cut by its tree. Text that does not is cut at the lines that look like
the start of a statement, and a piece that ends inside a bracket, a string or a
decorator is tried together with the pieces that follow it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from edgewise.finding import Position, Range
from edgewise.source.lines import ends_line, split_lines, without_end
from edgewise.source.lowering import lower
from edgewise.source.parsing import encode, parse, parse_anew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tree_sitter import Node

    from edgewise.source.syntax import Body

# How far a piece with an open end reaches for its closing bracket or quote while somebody
# types; the whole text is parsed anyway as soon as they pause.
MAX_MERGED_BYTES = 64_000
# Characters from which the lines above a statement are apart: as much as a small function has.
_LONG = 100
# How much is parsed in vain, looking for the ends of all pieces, before the rest stays open.
_MAX_SPENT_BYTES = 400_000

# A line that cannot start a statement of its own at top level.
_CONTINUES = re.compile(r"[ \t\f]|[)\]},#]|\r|\n|(?:else|elif|except|finally)\b|$")
# What opens and closes, and what hides that: comments and short strings.
_OPENING = re.compile(
    r"""#[^\r\n]*|\"{3}|'{3}|"(?:\\.|[^"\\\r\n])*"?|'(?:\\.|[^'\\\r\n])*'?|[()\[\]{}]""", re.DOTALL
)
_CLOSING = {
    quotes: re.compile(rf"(?:\\.|[^\\])*?{quotes}", re.DOTALL) for quotes in ('"' * 3, "'" * 3)
}
# The first half of an import with nothing behind it; `yield from x` looks the same.
_FROM_ALONE = re.compile(r"from[ \t]+[.\w]+[ \t]*(?:#[^\r\n]*)?(?=[\r\n])")
# The end of a statement that wants more: a backslash, or a decorator without its definition.
_BACKSLASH = re.compile(r"\\(?:\r\n|\r|\n)?\s*\Z")


_Note = TypeVar("_Note")


class Unit:
    """Some whole lines of a document with one top-level statement, seldom more.

    Everything in it counts from its own first line and byte. It is never changed; what
    was worked out about it can be kept in `notes`, keyed by who worked it out.
    """

    __slots__ = ("__dict__", "_base", "_nodes", "broken", "line_count", "notes", "text")

    def __init__(
        self,
        text: str,
        *,
        broken: bool,
        nodes: Sequence[Node] | None = None,
        base: int = 0,
    ) -> None:
        self.text = text
        self.broken = broken
        """Whether it does not parse on its own."""
        self._nodes = nodes
        self._base = base
        self.line_count = _count_lines(text)
        self.notes: dict[object, object] = {}

    def split(self, length: int) -> tuple[Unit, Unit]:
        """Cut off so many characters, whole lines in which no statement stands."""
        lead, rest = self.text[:length], self.text[length:]
        if self._nodes is None:
            return Unit(lead, broken=False), Unit(rest, broken=self.broken)
        base = self._base + len(encode(lead))
        nodes = [node for node in self._nodes if node.start_byte >= base]
        return Unit(lead, broken=False), Unit(rest, broken=self.broken, nodes=nodes, base=base)

    def note(self, key: str, work_out: Callable[[], _Note]) -> _Note:
        """What was worked out about the unit under `key`, worked out now if it was not yet."""
        if key not in self.notes:
            self.notes[key] = work_out()
        return cast("_Note", self.notes[key])

    @cached_property
    def source(self) -> bytes:
        """The text as the parser sees it."""
        return encode(self.text)

    @cached_property
    def lines(self) -> list[str]:
        """The lines with their ends."""
        return split_lines(self.text)

    @cached_property
    def body(self) -> Body:
        """The statements."""
        nodes = self._nodes
        if nodes is None:
            nodes = parse(self.source).children
        body = lower(nodes, self.source, self._base, again=None if self.broken else parse_anew)
        self._nodes = None  # the tree has served; the abstract syntax is what is kept
        self._base = 0
        return body

    @cached_property
    def is_between(self) -> bool:
        """Whether it is nothing but blank lines and comments."""
        return all(map(starts_nothing, self.lines))

    @cached_property
    def starts_statement(self) -> bool:
        """Whether its first line of code can start a statement at top level."""
        return starts_statement(self.lines)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line.encode("utf-8", "surrogatepass")))
        return starts

    def position(self, offset: int) -> Position:
        """Where the byte `offset` of the unit is, in lines and characters of the unit."""
        starts = self._line_starts
        low, high = 0, len(starts) - 1
        while low + 1 < high:
            middle = (low + high) // 2
            if starts[middle] <= offset:
                low = middle
            else:
                high = middle
        column = offset - starts[low]
        if low < len(self.lines):
            line = self.lines[low]
            if not line.isascii():
                before = line.encode("utf-8", "surrogatepass")[:column]
                column = len(before.decode("utf-8", "replace"))
        return Position(low, column)

    def range(self, start: int, end: int) -> Range:
        """The range between two byte offsets of the unit."""
        return Range(self.position(start), self.position(end))

    def comments(self) -> Iterator[tuple[Position, str]]:
        """The comments, where they start and what they say, in order."""
        pending = [parse(self.source)]
        while pending:
            node = pending.pop()
            if node.type == "comment":
                text = self.source[node.start_byte : node.end_byte]
                yield (
                    self.position(node.start_byte),
                    without_end(text.decode("utf-8", "surrogatepass")),
                )
            elif node.child_count:
                pending.extend(reversed(node.children))


def starts_statement(lines: Iterable[str]) -> bool:
    """Whether the first line of code among `lines` can start a statement at top level."""
    for line in lines:
        if not starts_nothing(line):
            return _CONTINUES.match(line.removeprefix("\ufeff")) is None
    return True


def starts_nothing(line: str) -> bool:
    """Whether a line between two statements is blank or a comment."""
    return line.lstrip("\ufeff \t\f")[:1] in {"", "#", "\r", "\n"}


def cut(text: str, known: Iterable[Unit] = ()) -> list[Unit]:
    """Cut `text`, using a unit of `known` again wherever one has the same text."""
    if not text:
        return []
    source = encode(text)
    root = parse(source)
    units = _cut_lines(text) if _is_broken(text, root) else _cut_tree(text, source, root)
    return _again(_without_leads(units), known)


def cut_if_it_parses(text: str, known: Iterable[Unit]) -> list[Unit] | None:
    """Cut `text` as `cut` does, or give None if it does not parse."""
    source = encode(text)
    root = parse(source)
    if _is_broken(text, root):
        return None
    return _again(_without_leads(_cut_tree(text, source, root)), known)


def _without_leads(units: Iterable[Unit]) -> Iterator[Unit]:
    """The units, the blank lines and comments above a long statement apart from it."""
    for unit in units:
        if len(unit.text) < _LONG:
            yield unit
            continue
        lead = 0
        for line in unit.lines:
            if starts_nothing(line):
                lead += len(line)
            else:
                break
        yield from unit.split(lead) if 0 < lead < len(unit.text) else (unit,)


def _again(units: Iterable[Unit], known: Iterable[Unit]) -> list[Unit]:
    """The units, with those of `known` in the place of new ones with the same text.

    Half a statement, such as one that ends with a backslash, may parse only among the others.
    """
    spare: dict[tuple[str, bool], list[Unit]] = {}
    for unit in known:
        spare.setdefault((unit.text, unit.broken), []).append(unit)
    result = []
    for unit in units:
        again = spare.get((unit.text, unit.broken))
        result.append(again.pop(0) if again else unit)
    return result


def _cut_tree(text: str, source: bytes, root: Node) -> list[Unit]:
    """Cut text that parses, by the top-level nodes of its tree."""
    line_ends = [match.end() for match in re.finditer(rb"\r\n|\n", source)]
    if not line_ends or line_ends[-1] < len(source):
        line_ends.append(len(source))
    units: list[Unit] = []
    nodes: list[Node] = []
    start = 0  # byte where the current unit starts
    end = 0  # byte where it ends, a line's end
    line = 0
    ascii_only = len(text) == len(source)

    def close(until: int) -> None:
        piece = text[start:until] if ascii_only else _decode(source, text, start, until)
        units.append(Unit(piece, broken=False, nodes=nodes, base=start))

    for node in root.children:
        if node.type in {"comment", "line_continuation"}:
            nodes.append(node)
            if node.type == "line_continuation" and start < end > node.start_byte:
                line = min(line + 1, len(line_ends) - 1)  # `a; \`: the next line is this one too
                end = line_ends[line]
            continue
        if node.start_byte >= end > start:
            # the comments collected since belong to this node
            trailing = [kept for kept in nodes if kept.start_byte >= end]
            nodes = [kept for kept in nodes if kept.start_byte < end]
            close(end)
            start, nodes = end, trailing
        nodes.append(node)
        last = max(node.end_byte - 1, node.start_byte)
        while line_ends[line] <= last:
            line += 1
        end = line_ends[line]
    if end > start:
        trailing = [kept for kept in nodes if kept.start_byte >= end]
        nodes = [kept for kept in nodes if kept.start_byte < end]
        close(end)
        start, nodes = end, trailing
    if start < len(source):  # comments and blank lines after the last statement
        close(len(source))
    return units


def _decode(source: bytes, text: str, start: int, end: int) -> str:
    if "\r" not in text:
        return source[start:end].decode("utf-8", "surrogatepass")
    # `source` has lost which line ends were lone carriage returns
    before = len(source[:start].decode("utf-8", "surrogatepass"))
    length = len(source[start:end].decode("utf-8", "surrogatepass"))
    return text[before : before + length]


def _cut_lines(text: str) -> list[Unit]:
    """Cut text that does not parse, at what looks like the start of a statement."""
    pieces: list[str] = []
    current: list[str] = []
    has_code = False
    for line in split_lines(text):
        stripped = line.strip("\ufeff \t\f\r\n")
        starts = bool(stripped) and _CONTINUES.match(line.removeprefix("\ufeff")) is None
        if starts and has_code:
            # comments and blank lines right above belong to the new statement
            kept = len(current)
            while kept and (not current[kept - 1].strip() or current[kept - 1].startswith("#")):
                kept -= 1
            pieces.append("".join(current[:kept]))
            current = current[kept:]
        current.append(line)
        has_code = has_code or starts
    if current:
        pieces.append("".join(current))
    return list(_merge_open(pieces))


def _merge_open(pieces: list[str]) -> Iterator[Unit]:
    """One unit a piece, but those that only make sense together in one."""
    index = 0
    spent = 0  # bytes that were parsed in vain
    while index < len(pieces):
        piece = pieces[index]
        source = encode(piece)
        root = parse(source)
        if not _is_broken(piece, root):
            yield from _cut_tree(piece, source, root)
            index += 1
            continue
        count = _until_closed(pieces, index) if spent < _MAX_SPENT_BYTES else 0
        if count > 1:
            joined = "".join(pieces[index : index + count])
            joined_source = encode(joined)
            joined_root = parse(joined_source)
            if not _is_broken(joined, joined_root):
                yield from _cut_tree(joined, joined_source, joined_root)
                index += count
                continue
            spent += len(joined_source)
        count = 1
        while spent < _MAX_SPENT_BYTES and _has_open_end(piece, source, root):
            count *= 2
            joined = "".join(pieces[index : index + count])
            joined_source = encode(joined)
            joined_root = parse(joined_source)
            if not _is_broken(joined, joined_root):
                yield from _cut_tree(joined, joined_source, joined_root)
                break
            spent += len(joined_source)
            if index + count >= len(pieces) or len(joined_source) > MAX_MERGED_BYTES:
                yield Unit(piece, broken=True)
                count = 1
                break
        else:
            yield Unit(piece, broken=True)
        index += count


def _until_closed(pieces: Sequence[str], index: int) -> int:
    """How many pieces from `index` on it takes to close every bracket and long string."""
    depth = 0
    quotes = ""
    size = 0
    for count, piece in enumerate(pieces[index:], 1):
        offset = 0
        while match := (_CLOSING[quotes] if quotes else _OPENING).search(piece, offset):
            offset = match.end()
            found = match[0]
            if quotes:
                quotes = ""
            elif found in _CLOSING:
                quotes = found
            elif found in "([{":
                depth += 1
            elif found in ")]}":
                depth = max(depth - 1, 0)
        if not depth and not quotes:
            return count
        size += len(piece)
        if size > MAX_MERGED_BYTES:
            break
    return 0


def _is_broken(text: str, root: Node) -> bool:
    return root.has_error or _BACKSLASH.search(text) is not None or _splits_import(text, root)


def _splits_import(text: str, root: Node) -> bool:
    """Whether `from x` takes an `import` from another line, as only the parser allows."""
    for match in _FROM_ALONE.finditer(text):
        before = match.start()
        while before and text[before - 1] in " \t\f\ufeff":
            before -= 1
        if before and text[before - 1] not in "\r\n;:":
            continue
        start = len(text[: match.start()].encode("utf-8", "surrogatepass"))
        node = root.descendant_for_byte_range(start, start + 4)
        while node is not None and node.start_byte == start:
            if node.type in {"import_from_statement", "future_import_statement"}:
                return True
            node = node.parent
    return False


def _has_open_end(text: str, source: bytes, root: Node) -> bool:
    """Whether the error reaches the end of the text, so that more text may heal it."""
    if _BACKSLASH.search(text) is not None:
        return True
    last = root
    end = len(source.rstrip())
    while last.children and last.has_error:
        if last.type == "ERROR" and last.end_byte >= end:
            return True
        last = next(
            (child for child in reversed(last.children) if child.type != "comment"),
            last.children[-1],
        )
    return last.is_missing or (last.is_error and last.end_byte >= end)


def _count_lines(text: str) -> int:
    """How many lines start in `text`; a text that ends a line has no empty last one."""
    if "\r" in text:
        count = text.count("\n") + text.count("\r") - text.count("\r\n")
    else:
        count = text.count("\n")
    return count if ends_line(text) or not text else count + 1
