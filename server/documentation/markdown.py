"""Markdown that both a site generator and a forge read the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NOTICE = "<!-- Written by `make pages`; change what it is made of, not this file. -->"
_LONGEST = 160


def page(title: str, *parts: str, front_matter: str = "") -> str:
    """A whole page; empty parts are left out."""
    head = f"---\n{front_matter.strip()}\n---\n" if front_matter else ""
    return f"{head}{NOTICE}\n" + "\n\n".join([f"# {title}", *filter(None, parts)]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, or nothing where there are no rows; cells are Markdown without line breaks."""
    lines = [_row(row) for row in rows]
    if not lines:
        return ""
    return "\n".join([_row(head), _row(["---"] * len(head)), *lines])


def code(text: str) -> str:
    """The first line of a text as code, for a cell too: a bar would end the cell."""
    first = text.strip().partition("\n")[0]
    if len(first) > _LONGEST:
        first = f"{first[:_LONGEST].rstrip()} …"
    if not first:
        return ""
    if "|" in first:  # a forge and a site generator disagree about bars in code
        escaped = first.replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")
        return f"<code>{escaped}</code>"
    fence = "``" if "`" in first else "`"
    space = " " if fence == "``" else ""
    return f"{fence}{space}{first}{space}{fence}"


def codes(names: Iterable[str]) -> str:
    """Several names, with commas."""
    return ", ".join(code(name) for name in names)


def details(summary: str, body: str) -> str:
    """Text behind a summary that opens it."""
    return f'<details markdown="1">\n<summary>{summary}</summary>\n\n{body}\n\n</details>'


def links(addresses: Iterable[str]) -> str:
    """Addresses as links, a line each."""
    return "\n".join(
        f"- [{address.partition('://')[2].rstrip('/')}]({address})" for address in addresses
    )


def count(number: int, one: str, many: str | None = None) -> str:
    """A number and what it counts: `1 module`, `2 modules`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
