"""Import statements in a text that nobody has parsed; too many rather than too few."""

from __future__ import annotations

import re

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


def each_name(names: str) -> list[str]:
    """List the names, without what they are bound to."""
    parts = (part.replace("\\", " ").split() for part in names.split(","))
    return [part[0] for part in parts if part]
