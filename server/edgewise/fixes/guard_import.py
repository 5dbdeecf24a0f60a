"""Guards an import: `try: import fcntl` / `except ImportError: fcntl = None`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from edgewise.fixes.site import Site, indentation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from edgewise.finding import TextEdit
    from edgewise.fixes.fix import GuardImport

_NOTHING_MORE = re.compile(r"[ \t\f]*;?[ \t\f]*(?:#.*)?")


def guard_import(action: GuardImport, site: Site) -> list[TextEdit]:
    """Compute the edits; none where the import cannot be wrapped."""
    statement = site.around("import_statement", "import_from_statement")
    layout = _Layout.of(site, statement) if statement is not None else None
    if statement is None or layout is None:
        return []
    names = statement.children_by_field_name("name")
    failing = [name for name in names if site.holds(name)]
    if failing and len(failing) < len(names):
        return layout.split_out(failing, names, action.exception)
    return layout.wrap(names, action.exception)


class _Layout:
    """The lines around the statement, and how its block is indented."""

    def __init__(
        self, site: Site, statement: Node, group: list[Node], indent: str, *, in_header: bool
    ) -> None:
        self.site = site
        self.statement = statement
        self.group = group
        self.in_header = in_header
        self.step = site.indentation_step()
        self.new_line = site.new_line(statement.start_byte)
        self.outer = self.new_line + indent
        self.inner = self.outer + self.step

    @classmethod
    def of(cls, site: Site, statement: Node) -> _Layout | None:
        """Look at what shares the statement's lines; None if it is not understood."""
        group = _on_one_line(statement)
        rest = site.text(group[-1].end_byte, site.line_end(group[-1].end_byte))
        if _NOTHING_MORE.fullmatch(rest) is None:
            return None
        indent = indentation(site.prefix(group[0].start_byte))
        if indent is not None:
            return cls(site, statement, group, indent, in_header=False)
        block = statement.parent
        header = block.parent if block is not None and block.type == "block" else None
        if header is None:
            return None
        indent = indentation(site.prefix(header.start_byte))
        if indent is None:
            return None
        return cls(site, statement, group, indent + site.indentation_step(), in_header=True)

    def wrap(self, names: Sequence[Node], exception: str) -> list[TextEdit]:
        """Put the whole statement into a `try`."""
        site, statement = self.site, self.statement
        start = site.replace(statement.start_byte, statement.start_byte, f"try:{self.inner}")
        fallback = f"{self.outer}except {exception}:{self.inner}"
        fallback += self.inner.join(f"{name} = None" for name in _bound(site, names)) or "pass"
        return [*self._line_breaks(), start, *self._deeper(), self._after(fallback)]

    def split_out(
        self, failing: Sequence[Node], names: Sequence[Node], exception: str
    ) -> list[TextEdit]:
        """Leave the other names where they are and import `failing` in a `try` below."""
        site, statement = self.site, self.statement
        module = statement.child_by_field_name("module_name")
        head = "import "
        if module is not None:
            head = f"from {site.text(module.start_byte, module.end_byte)} import "
        imported = ", ".join(_one_line(site, name) for name in failing)
        removals, comments = [], []
        for name in failing:
            start, end, comment = self._removal(name, names)
            removals.append(site.replace(start, end, ""))
            comments += [comment] if comment else []
        guarded = f"{self.outer}try:{self.inner}{head}{imported}"
        guarded += "".join(f"  {comment}" for comment in comments)
        guarded += f"{self.outer}except {exception}:{self.inner}"
        guarded += self.inner.join(f"{name} = None" for name in _bound(site, failing))
        return [*self._line_breaks(), *removals, self._after(guarded)]

    def _removal(self, name: Node, names: Sequence[Node]) -> tuple[int, int, str | None]:
        """Find what to delete so that `name` is gone, and the comment that goes with it."""
        site = self.site
        index = names.index(name)
        tail = re.compile(r"[ \t\f]*(,)?[ \t\f]*(#.*)?")
        after = site.text(name.end_byte, site.line_end(name.end_byte))
        found = tail.fullmatch(after)
        line_start = site.line_start(name.start_byte)
        in_parentheses = any(child.type == "(" for child in self.statement.children)
        is_first = in_parentheses and not site.text(line_start, name.start_byte).strip()
        if found is not None and is_first:
            line_end = site.line_end(name.end_byte)
            end = line_end + len(site.new_line(line_end).encode())
            return line_start, end, found[2]
        if index + 1 < len(names):
            following = names[index + 1]
            if "#" not in site.text(name.end_byte, following.start_byte):
                return name.start_byte, following.start_byte, None
            comma = tail.match(after)
            kept = comma.end(1) if comma and comma[1] else 0
            return name.start_byte, name.end_byte + len(after[:kept].encode()), None
        before = names[index - 1]
        between = site.text(before.end_byte, name.start_byte)
        if "#" in between:
            return name.start_byte, name.end_byte, None
        return before.end_byte, name.end_byte, None

    def _line_breaks(self) -> Iterator[TextEdit]:
        """Give what shares a line with the statement lines of its own."""
        site, group = self.site, self.group
        if self.in_header:
            start = group[0].start_byte
            header_end = start - len(site.prefix(start)) + len(site.prefix(start).rstrip())
            yield site.replace(header_end, start, self.outer)
        for one, other in pairwise(group):
            # What follows the statement is `_after`'s to move.
            if other == self.statement or (self.in_header and one != self.statement):
                yield site.replace(one.end_byte, other.start_byte, self.outer)

    def _deeper(self) -> Iterator[TextEdit]:
        """Indent the lines on which the statement goes on."""
        site, statement = self.site, self.statement
        start = site.line_end(statement.start_byte)
        while start < statement.end_byte:
            start = start + len(site.new_line(start).encode())
            if site.text(start, site.line_end(start)).strip():
                yield site.replace(start, start, self.step)
            start = site.line_end(start)

    def _after(self, text: str) -> TextEdit:
        """Put `text` below the statement, and what followed it on the line below that."""
        site, statement = self.site, self.statement
        index = self.group.index(statement)
        if index + 1 < len(self.group):
            following = self.group[index + 1].start_byte
            return site.replace(statement.end_byte, following, text + self.outer)
        end = site.line_end(statement.end_byte)
        return site.replace(end, end, text)


def _on_one_line(statement: Node) -> list[Node]:
    """Return the statements that share lines with this one, by way of semicolons."""
    parent = statement.parent
    siblings = [
        node for node in (parent.named_children if parent else ()) if node.type != "comment"
    ]
    if statement not in siblings:
        return [statement]
    first = last = siblings.index(statement)
    while first and siblings[first - 1].end_point.row == siblings[first].start_point.row:
        first -= 1
    while (
        last + 1 < len(siblings)
        and siblings[last + 1].start_point.row == siblings[last].end_point.row
    ):
        last += 1
    return siblings[first : last + 1]


def _bound(site: Site, names: Sequence[Node]) -> list[str]:
    """Return the local names that the aliases bind: `a` for `import a.b`."""
    bound = []
    for name in names:
        alias = name.child_by_field_name("alias")
        written = alias or name.named_children[0]
        bound.append(site.text(written.start_byte, written.end_byte))
    return list(dict.fromkeys(bound))


def _one_line(site: Site, name: Node) -> str:
    return " ".join(site.text(name.start_byte, name.end_byte).replace("\\", " ").split())
