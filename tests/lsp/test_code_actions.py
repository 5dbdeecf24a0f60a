"""Which findings the menu of fixes is about, by what the client sends along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lsp_editor import Buffer, Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = """\
s = "🎉"; import fcntl; import syslog
import curses
"""
EVERYTHING = TEXT.rstrip("\n")


async def subjects(
    buffer: Buffer, words: str, naming: Iterable[types.Diagnostic] = ()
) -> list[str]:
    """The words under the squiggles that the fixes in the menu are for."""
    actions = await buffer.actions(words, only=["quickfix"], naming=naming)
    shown = [buffer.shown(each) for action in actions for each in action.diagnostics or ()]
    return list(dict.fromkeys(shown))


@pytest.fixture
def file(shop: Path) -> Path:
    return shop / "entry.py"


async def test_a_client_that_names_none_gets_what_the_range_touches(
    editor: Editor, file: Path
) -> None:
    buffer = await editor.open(file, TEXT)

    assert await subjects(buffer, "fcntl") == ["fcntl"]
    assert await subjects(buffer, EVERYTHING) == ["fcntl", "syslog", "curses"]
    assert await subjects(buffer, "s =") == []


async def test_one_that_is_named_in_a_wide_range_is_the_only_one(
    editor: Editor, file: Path
) -> None:
    buffer = await editor.open(file, TEXT)

    for squiggle in await buffer.squiggles():
        word = buffer.shown(squiggle)
        assert await subjects(buffer, EVERYTHING, [squiggle]) == [word]
        assert await subjects(buffer, word, [squiggle]) == [word]


async def test_all_of_a_line_are_named_and_the_range_says_which(editor: Editor, file: Path) -> None:
    buffer = await editor.open(file, TEXT)
    squiggles = await buffer.squiggles()

    assert await subjects(buffer, "syslog", squiggles) == ["syslog"]
    assert await subjects(buffer, "import fcntl; import syslog", squiggles) == ["fcntl", "syslog"]


async def test_those_of_the_line_where_the_cursor_stands_beside_them(
    editor: Editor, file: Path
) -> None:
    buffer = await editor.open(file, TEXT)
    squiggles = await buffer.squiggles()

    assert await subjects(buffer, "s =", squiggles) == ["fcntl", "syslog"]


async def test_names_of_an_older_version_or_another_server_are_no_names(
    editor: Editor, file: Path
) -> None:
    buffer = await editor.open(file, TEXT)
    old = await buffer.squiggles()
    buffer.replace(0, 0, "# above\n")
    await buffer.until_codes("EW101", "EW101", "EW101")
    other = types.Diagnostic(buffer.of("fcntl"), "unused import", code="F401", source="ruff")

    assert await subjects(buffer, "syslog", old) == ["syslog"]
    assert await subjects(buffer, "syslog", [other]) == ["syslog"]
    assert await subjects(buffer, EVERYTHING, [other]) == ["fcntl", "syslog", "curses"]
