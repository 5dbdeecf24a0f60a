"""Lines and columns are the client's, on every text, after any edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsp_editor import SERVER, write_worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lsp_editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")

EMOJI = 's = "👩‍👩‍👧 é — 🎉"; import fcntl; t = "x\u0301"; import syslog\n'


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (["utf-8", "utf-16"], "utf-8"),
        (["utf-16", "utf-8"], "utf-16"),
        (["utf-32"], "utf-32"),
        (["utf-7", "utf-32"], "utf-32"),
        (["utf-7"], "utf-16"),
        (None, "utf-16"),
    ],
)
async def test_squiggles_hovers_and_fixes_count_as_negotiated(
    offered: list[str] | None, chosen: str, tmp_path: Path, start: Callable[..., Any]
) -> None:
    shop = write_worker(tmp_path)
    editor = await start(tmp_path, encodings=offered)
    assert editor.encoding == chosen
    buffer = await editor.open(shop / "entry.py", EMOJI)

    assert [buffer.shown(each) for each in await buffer.squiggles()] == ["fcntl", "syslog"]
    assert "syslog" in (await buffer.hover("syslog") or "")
    assert [each.title for each in await buffer.actions("syslog")]
    buffer.replace_words("👧", "👧🏽🎈")
    assert [buffer.shown(each) for each in await buffer.squiggles()] == ["fcntl", "syslog"]
    await buffer.apply(await buffer.action("syslog", "Suppress"))
    assert buffer.text.startswith(EMOJI.replace("👧", "👧🏽🎈").rstrip("\n"))
    assert "ignore[EW101]" in buffer.text


@pytest.mark.parametrize("counts", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("says", [None, ["utf-16"], ["utf-32", "utf-8"]])
async def test_the_command_line_decides_for_a_client_that_counts_otherwise_than_it_says(
    counts: str, says: list[str] | None, tmp_path: Path, start: Callable[..., Any]
) -> None:
    shop = write_worker(tmp_path)
    command = [*SERVER, "--position-encoding", counts]
    editor = await start(tmp_path, encodings=says, command=command)
    assert editor.encoding == counts  # a client that does read the answer is told
    buffer = await editor.open(shop / "entry.py", EMOJI)

    assert [buffer.shown(each) for each in await buffer.squiggles()] == ["fcntl", "syslog"]
    assert "syslog" in (await buffer.hover("syslog") or "")
    await buffer.apply(await buffer.action("syslog", "Suppress"))
    assert buffer.text == EMOJI.rstrip("\n") + "  # edgewise: ignore[EW101]\n"


async def test_a_fix_keeps_what_stands_around_it(editor: Editor, shop: Path) -> None:
    text = (
        '# 🎉 ça\r\nname = "é\u2028🎉"\r\nif name:\r\n\timport fcntl  # 👧\r\n\tprint("\x0c")\r\n'
    )
    buffer = await editor.open(shop / "entry.py", text)

    await buffer.apply(await buffer.action("fcntl", "try"))

    before, after = text.split("\timport fcntl  # 👧\r\n")
    assert buffer.text.startswith(before)
    assert buffer.text.endswith(after)
    assert buffer.text.count("\n") == buffer.text.count("\r\n")
    assert await buffer.codes() == []


def _seam(text: str, at: int) -> int:
    """The nearest place that a client can name: none is inside a line end."""
    at = min(at, len(text))
    return at + 1 if text[at - 1 : at + 1] == "\r\n" else at


ODD = {
    "crlf": "import os\r\n\r\nx = 1\r\n",
    "cr": "import os\r\rx = 1\r",
    "mixed line ends": "import os\r\n\nx = 1\ry = 2\n",
    "line separator": 'a = "one\u2028two\u2029"\nx = 1\n',
    "form feed": "import os\n\x0c\nx = 1\n\x0cy = 2\n",
    "next line": 's = """\x85\x1c\x1d\x1e\x0b"""\nx = 1\n',
    "byte order mark": "\ufeffimport os\nx = 1\n",
    "astral": '# 🎉🎉\ns = "🎉"\nx = 1\n',
    "lone surrogate": 's = "\ud83d"\nx = 1\n',
    "null": "s = '\0'\nx = 1\n",
    "no last line end": "import os\nx = 1",
    "empty": "",
}


@pytest.mark.parametrize("name", ODD)
async def test_incremental_edits_give_what_a_fresh_look_gives(
    name: str, editor: Editor, shop: Path
) -> None:
    buffer = await editor.open(shop / f"{name}.py".replace(" ", "_"), ODD[name])
    await buffer.squiggles()
    places = [0, len(buffer.text) // 2, len(buffer.text), len(buffer.text) // 3]
    pieces = [
        "import syslog\n",
        '"\u2028"\r\n',
        "import fcntl # 🎉\r",
        "\x0c\x85\n",
        "(",
        "'''",
        "\n\n",
    ]
    for step, piece in enumerate(pieces * 3):
        at = min(places[step % len(places)] + step, len(buffer.text))
        removed = 5 if step % 3 == 2 else 0
        buffer.replace(_seam(buffer.text, at), _seam(buffer.text, at + removed), piece)
        await buffer.squiggles()
    buffer.replace(0, 0, "import curses\n")
    if "'''" in buffer.text:
        while "'''" in buffer.text:
            buffer.replace_words("'''", "")
    while "(" in buffer.text:
        buffer.replace_words("(", "")
    await buffer.squiggles()

    fresh = await editor.open(shop / f"fresh_{name}.py".replace(" ", "_"), buffer.text)
    expected = [(each.range, each.code) for each in await fresh.squiggles()]
    assert expected

    def same() -> bool:
        shown = [each for each in editor.client.published if each.uri == buffer.uri][-1]
        return [(each.range, each.code) for each in shown.diagnostics] == expected

    await editor.until(same)


async def test_positions_beyond_the_text_are_taken_for_its_end(editor: Editor, shop: Path) -> None:
    from lsprotocol import types

    buffer = await editor.open(shop / "entry.py", "import fcntl\n")
    hover = await editor.client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(buffer.uri), types.Position(99, 99))
    )
    assert hover is None
    end = types.Position(99, 0)
    editor.client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, buffer.uri),
            [
                types.TextDocumentContentChangePartial(
                    text="import syslog\n", range=types.Range(end, end)
                )
            ],
        )
    )
    buffer.version, buffer.text = 2, "import fcntl\nimport syslog\n"
    assert [buffer.shown(each) for each in await buffer.squiggles()] == ["fcntl", "syslog"]


async def test_whole_texts_can_be_sent(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")

    buffer.replace_all("import json\r\nimport syslog\r\n")

    assert [buffer.shown(each) for each in await buffer.squiggles()] == ["syslog"]
