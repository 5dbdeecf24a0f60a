"""Import statements in a text that nobody has parsed; too many rather than too few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STATEMENT = re.compile(
    rb"(?:^|[;:])[ \t]*(?:from[ \t]*(?P<source>[.\w \t\\\r\n]+?)[ \t\\\r\n]*\bimport\b"
    rb"(?:[ \t]|\\\r?\n)*"
    rb"(?P<taken>\((?:[^)#]|#[^\n]*)*\)|(?:[^\n#;\\]|\\\r?\n)*)"
    rb"|import[ \t]+(?P<modules>(?:[^\n#;\\]|\\\r?\n)*))",
    re.MULTILINE,
)
"""`from source import taken` or `import modules`."""

_COMMENT = re.compile(rb"#[^\n]*")


def names_in(statement: re.Match[bytes]) -> str:
    """Give what is imported, as it is written, without comments and brackets."""
    written = statement["taken"] or statement["modules"] or b""
    return _COMMENT.sub(b"", written).decode("utf-8", "replace").strip("() \t\r\n")


def source_of(statement: re.Match[bytes]) -> tuple[int, str] | None:
    """Give the level and the name of the module that is imported from; None for `import x`."""
    if statement["source"] is None:
        return None
    written = "".join(statement["source"].decode("utf-8", "replace").replace("\\", " ").split())
    name = written.lstrip(".")
    return len(written) - len(name), name


def each_name(names: str) -> Iterator[tuple[str, str]]:
    """List the names, each with what it is bound to."""
    for part in names.split(","):
        words = part.replace("\\", " ").split()
        if words:
            bound = words[-1] if "as" in words[1:-1] else words[0].partition(".")[0]
            yield words[0], bound


def parts_used(text: bytes, module: str, bound: str) -> Iterator[str]:
    """List what a text may take for modules in a package that it imports, by their full names.

    `import importlib` and `importlib.metadata.files()` give `importlib.metadata`, and more.
    """
    package = module.partition(".")[0] if bound == module.partition(".")[0] else module
    for chain in set(re.findall(rb"\b%s((?:\.\w+)+)" % re.escape(bound.encode()), text)):
        name = package
        for part in chain.decode("utf-8", "replace").split(".")[1:]:
            name = f"{name}.{part}"
            yield name
