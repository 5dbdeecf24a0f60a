"""From opening a file to fixing it, in an editor that can do everything."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

if TYPE_CHECKING:
    from pathlib import Path

    from lsp_editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_opening_a_file_shows_what_fails(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import json\nimport fcntl\n")

    (squiggle,) = await buffer.squiggles()

    assert buffer.shown(squiggle) == "fcntl"
    assert squiggle.source == "edgewise"
    assert squiggle.code == "EW101"
    assert squiggle.severity is types.DiagnosticSeverity.Error
    assert "3.13" in squiggle.message
    assert "2026-09-08" in squiggle.message
    assert squiggle.code_description is not None
    assert squiggle.code_description.href.startswith("file://")


async def test_a_squiggle_leads_to_the_line_that_chose_the_target(
    editor: Editor, shop: Path
) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")

    (squiggle,) = await buffer.squiggles()

    (related,) = squiggle.related_information or ()
    assert related.location.uri == (shop / "wrangler.jsonc").as_uri()
    assert related.location.range.start.line == 4


async def test_a_call_leads_to_its_import(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(
        shop / "entry.py", "from threading import Thread\n\nThread(target=print).start()\n"
    )

    (squiggle,) = [each for each in await buffer.squiggles() if each.code == "EW201"]

    related = squiggle.related_information or ()
    assert [
        each.location.range.start.line for each in related if each.location.uri == buffer.uri
    ] == [0]


async def test_a_call_leads_to_where_its_object_was_made(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(
        shop / "entry.py",
        "from concurrent.futures import ThreadPoolExecutor\n\n\n"
        "class Service:\n"
        "    def __init__(self):\n"
        "        self.pool = ThreadPoolExecutor()\n\n"
        "    def run(self):\n"
        "        self.pool.submit(print)\n",
    )

    (squiggle,) = [each for each in await buffer.squiggles() if each.code == "EW201"]

    related = [
        each for each in squiggle.related_information or () if each.location.uri == buffer.uri
    ]
    assert [(each.location.range.start.line, each.message) for each in related] == [
        (5, "`concurrent.futures.ThreadPoolExecutor` is made here"),
        (0, "`ThreadPoolExecutor` is imported here"),
    ]


async def test_every_version_gets_its_answer_while_a_line_is_typed(
    editor: Editor, shop: Path
) -> None:
    buffer = await editor.open(
        shop / "entry.py", "import os\n\n\ndef on_fetch(request):\n    return os.getcwd()\n"
    )
    assert await buffer.codes() == []
    for _ in buffer.type('import hashlib\nhashlib.new("md4", (1', at=0):
        assert set(await buffer.codes()) <= {"EW301"}
    for _ in buffer.type(").to_bytes(1))\n", at=buffer.text.index("(1") + 2):
        await buffer.squiggles()
    await buffer.until_codes("EW301")
    while not buffer.text.startswith("import os"):
        buffer.replace(0, 1, "")
        await buffer.squiggles()
    await buffer.until_codes()


async def test_a_half_typed_line_leaves_the_others_their_squiggles(
    editor: Editor, shop: Path
) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n\nx = 1\n\nimport syslog\n")
    at = buffer.text.index("x = 1")
    for typed in buffer.type("if (a[", at=at):
        assert await buffer.codes() == ["EW101", "EW101"], typed
    await asyncio.sleep(0.6)  # the pause, after which the whole text is looked at
    assert await buffer.codes() == ["EW101", "EW101"]


async def test_a_burst_of_keys_ends_with_the_last_version(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n" * 1 + "x = 1\n" * 500)
    await buffer.squiggles()
    before = len(editor.client.published)
    for _ in buffer.type("import syslog  # and some more of it\n", at=0):
        pass  # never waiting
    assert await buffer.codes() == ["EW101", "EW101"]
    published = [each for each in editor.client.published[before:] if each.uri == buffer.uri]
    versions = [each.version for each in published]
    assert versions == sorted(versions, key=int)


async def test_hover_shows_all_workers_runtimes(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")

    text = await buffer.hover("fcntl")

    assert text is not None
    assert "ModuleNotFoundError" in text
    assert "2026-09-08" in text
    for version in ("3.12", "3.13", "3.14"):
        assert f"Python {version}" in text


async def test_hover_on_an_algorithm_lists_those_that_work(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", 'import hashlib\nhashlib.new("md4")\n')

    text = await buffer.hover('"md4"')

    assert text is not None
    assert "`sha256`" in text
    assert "ValueError" in text


async def test_hover_is_silent_where_no_fact_is_held(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import numpy\nx = numpy.array([1])\n")

    assert await buffer.hover("numpy") is None
    assert await buffer.hover("x = ") is None


async def test_a_fix_is_resolved_and_ends_the_squiggle(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")

    action = await buffer.action("fcntl", "try")
    assert action.edit is None
    assert action.kind == types.CodeActionKind.QuickFix
    assert [each.code for each in action.diagnostics or ()] == ["EW101"]
    await buffer.apply(action)

    assert await buffer.codes() == []
    assert "except ImportError:" in buffer.text


async def test_a_fix_is_resolved_after_the_text_moved(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")
    action = await buffer.action("fcntl", "try")
    buffer.replace(0, 0, "# hello\n# world\n")

    await buffer.apply(action)

    assert buffer.text.startswith("# hello\n# world\ntry:\n")
    assert await buffer.codes() == []


async def test_a_fix_that_does_not_apply_any_more_edits_nothing(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")
    action = await buffer.action("fcntl", "try")
    buffer.replace_all("import json\n")

    resolved = await editor.client.code_action_resolve_async(action)

    assert resolved.edit is None


async def test_the_wrangler_file_can_be_fixed_from_the_code(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")

    await buffer.apply(await buffer.action("fcntl", "Set compatibility_date"))

    assert '"compatibility_date": "2026-09-08"' in (shop / "wrangler.jsonc").read_text()
    assert "// the shop's worker" in (shop / "wrangler.jsonc").read_text()
    await buffer.until_codes()


async def test_suppressing_a_line(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")

    await buffer.apply(await buffer.action("fcntl", "Suppress"))

    assert "# edgewise: ignore[EW101]" in buffer.text
    assert await buffer.codes() == []


async def test_fix_all_takes_safe_fixes_only(editor: Editor, shop: Path) -> None:
    text = "import fcntl\nimport _pydecimal\n\n\nx = 1\nfrom _pydecimal import Decimal\n"
    buffer = await editor.open(shop / "entry.py", text)

    for kind in ("source.fixAll", "source.fixAll.edgewise"):
        (action,) = await buffer.actions("x", only=[kind])
        assert action.kind == "source.fixAll.edgewise"
    await buffer.apply(action)

    assert "_pydecimal" not in buffer.text.replace("as _pydecimal", "")
    assert "try:" not in buffer.text
    assert "EW101" in await buffer.codes()
    assert await buffer.actions("x = 1", only=["refactor"]) == []


async def test_closing_takes_the_squiggles_back(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")
    await buffer.until_codes("EW101")

    buffer.close()

    await buffer.until_codes()


async def test_an_untitled_text_is_checked(editor: Editor) -> None:
    buffer = await editor.open("untitled:Untitled-1", "import syslog\n")

    assert await buffer.codes() == ["EW101"]
    assert await buffer.hover("syslog")
    await buffer.apply(await buffer.action("syslog", "try"))
    assert await buffer.codes() == []


async def test_a_file_of_another_scheme_is_checked(editor: Editor) -> None:
    buffer = await editor.open("vscode-vfs://github/shop/entry.py", "import syslog\n")

    assert await buffer.codes() == ["EW101"]


async def test_other_languages_are_left_alone(editor: Editor, shop: Path) -> None:
    other = await editor.open(shop / "notes.md", "import fcntl\n", language="markdown")
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")
    await buffer.squiggles()

    assert not [each for each in editor.client.published if each.uri == other.uri]
