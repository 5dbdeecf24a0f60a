"""Documents of thousands of lines: they are read a little at a time, and nobody waits for them."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from lsp_editor import DATE_313, DATE_314, Editor, write_worker
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from bench.corpus import module

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from lsp_editor import Buffer

pytestmark = pytest.mark.asyncio(loop_scope="module")

LONG = module(6_000)
MIDDLE = LONG.text.index("\n\n\n", len(LONG.text) // 2) + 1
FORK = "\nimport os\nos.fork()\n"


@pytest_asyncio.fixture(loop_scope="module", params=[False, True], ids=["pushes", "pulls"])
async def editor(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Editor]:
    started = await Editor.start(write_worker(tmp_path, DATE_313), pulls=request.param)
    yield started
    await started.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def pushing(tmp_path: Path) -> AsyncIterator[Editor]:
    started = await Editor.start(write_worker(tmp_path, DATE_313))
    yield started
    await started.stop()


def path_in(editor: Editor, name: str) -> Path:
    assert editor.root is not None
    return editor.root / name


async def found(buffer: Buffer) -> Counter[str]:
    """How often what is said about the newest text."""
    pulls = buffer.editor.server.capabilities.diagnostic_provider is not None
    shown = (await buffer.pull()).items if pulls else await buffer.squiggles()
    return Counter(str(each.code) for each in shown)


async def expected(editor: Editor, text: str) -> Counter[str]:
    """What is said about a text by those who read it at once: piece by piece it was short."""
    buffer = await editor.open(path_in(editor, "piecemeal.py"), "")
    lines = text.splitlines(keepends=True)
    for start in range(0, len(lines), 500):
        piece = "".join(lines[start : start + 500])
        buffer.replace(len(buffer.text), len(buffer.text), piece)
        await buffer.hover("import")
    return await found(buffer)


def hovering(buffer: Buffer, words: str, number: str) -> asyncio.Future[types.Hover | None]:
    asked = types.HoverParams(types.TextDocumentIdentifier(buffer.uri), buffer.of(words).start)
    protocol = buffer.editor.client.protocol
    return asyncio.ensure_future(
        protocol.send_request_async(types.TEXT_DOCUMENT_HOVER, asked, msg_id=number)
    )


async def test_others_are_answered_while_a_long_document_is_read(pushing: Editor) -> None:
    other = await pushing.open(path_in(pushing, "other.py"), "import fcntl\n")
    assert await other.codes() == ["EW101"]
    long = await pushing.open(path_in(pushing, "long.py"), LONG.text)
    answers = 0
    while not any(each.uri == long.uri for each in pushing.client.published):
        assert "fcntl" in (await other.hover("fcntl") or "")
        answers += 1
    assert answers > 5  # some thirty where nothing else is done; two if it were read at once


async def test_what_is_said_is_what_is_said_of_a_text_that_was_typed(editor: Editor) -> None:
    long = await editor.open(path_in(editor, "long.py"), LONG.text)
    said = await found(long)
    assert said.total() >= LONG.failing
    assert said == await expected(editor, LONG.text)


async def test_a_question_about_it_is_answered_when_it_is_read(editor: Editor) -> None:
    long = await editor.open(path_in(editor, "long.py"), LONG.text)
    assert "fcntl" in (await long.hover("fcntl") or "")
    assert await long.actions("fcntl")


async def test_a_question_that_waits_can_be_taken_back(pushing: Editor) -> None:
    long = await pushing.open(path_in(pushing, "long.py"), LONG.text)
    kept, given_up = hovering(long, "fcntl", "kept"), hovering(long, "fcntl", "given up")
    await asyncio.sleep(0.01)  # until they are sent
    pushing.client.cancel_request(types.CancelParams(id="given up"))
    with pytest.raises(JsonRpcException, match=r"(?i)cancel"):
        await given_up
    assert not pushing.client.published
    assert await kept is not None


async def test_what_is_typed_meanwhile_counts(editor: Editor) -> None:
    long = await editor.open(path_in(editor, "long.py"), LONG.text)
    for _ in long.type(FORK, MIDDLE):
        await asyncio.sleep(0.01)
    said = await found(long)
    long.replace(MIDDLE, MIDDLE + len(FORK), "")
    assert said - await found(long) == Counter({"EW202": 1})


async def test_another_text_in_its_place(editor: Editor) -> None:
    long = await editor.open(path_in(editor, "long.py"), LONG.text)
    before = await found(long)
    long.replace_all(LONG.text.replace("threading", "threading_"))
    said = await found(long)
    assert said["EW201"] == 0 < before["EW201"]
    long.replace_all("import fcntl\n")
    assert await found(long) == Counter({"EW101": 1})


async def test_another_target(editor: Editor) -> None:
    long = await editor.open(path_in(editor, "long.py"), LONG.text)
    assert (await found(long))["EW101"] == 1
    wrangler = path_in(editor, "wrangler.jsonc")
    editor.changed_on_disk(wrangler, wrangler.read_text().replace(DATE_313, DATE_314))
    while (await found(long))["EW101"]:  # of Python 3.14's modules fcntl is one
        await asyncio.sleep(0.05)
    assert (await found(long))["EW201"] > 0


async def test_one_that_is_closed_before_it_is_read(pushing: Editor) -> None:
    long = await pushing.open(path_in(pushing, "long.py"), LONG.text)
    await asyncio.sleep(0.05)
    long.close()
    other = await pushing.open(path_in(pushing, "other.py"), "import fcntl\n")
    assert await other.codes() == ["EW101"]
    again = await pushing.open(path_in(pushing, "long.py"), LONG.text + FORK)
    said = await found(again)
    assert said["EW202"] > 0
    assert all(
        each.diagnostics == [] or each.version == again.version
        for each in pushing.client.published
        if each.uri == long.uri
    )


async def test_the_editor_shows_that_it_takes_long(pushing: Editor) -> None:
    longer = module(40_000)
    buffer = await pushing.open(path_in(pushing, "longer.py"), longer.text)
    assert (await found(buffer)).total() >= longer.failing
    begun = [
        each.value
        for each in pushing.client.progressed
        if isinstance(each.value, (dict, types.WorkDoneProgressBegin))
    ]
    shown = [str(each) for each in begun]
    assert any("Edgewise reads longer.py" in each and "40,0" in each for each in shown), shown


async def test_what_a_newer_date_would_bring_to_a_long_file(pushing: Editor) -> None:
    path_in(pushing, "long.py").write_text(LONG.text)
    path_in(pushing, "clean.py").write_text(LONG.text.partition("def audit_")[0] * 20)
    other = await pushing.open(path_in(pushing, "other.py"), "import fcntl\n")
    wrangler = await pushing.open(path_in(pushing, "wrangler.jsonc"), language="jsonc")
    assert await other.codes() == ["EW101"]
    await wrangler.until_codes("EW503")
    (said,) = await wrangler.squiggles()
    assert "fcntl" in said.message


async def test_a_long_file_that_nobody_has_open(tmp_path: Path) -> None:
    write_worker(tmp_path, DATE_313)
    (tmp_path / "long.py").write_text(LONG.text)
    (tmp_path / "last.py").write_text("import fcntl\n")
    editor = await Editor.start(tmp_path, pulls=True)
    other = await editor.open(tmp_path / "other.py", "import fcntl\n")
    await other.pull()
    pulled = asyncio.ensure_future(
        editor.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams([]))
    )
    answers = 0
    while not pulled.done():
        await other.hover("fcntl")
        answers += 1
    reports = {each.uri.rpartition("/")[2]: each for each in (await pulled).items}
    assert answers > 5
    assert len(reports["long.py"].items) >= LONG.failing
    assert [each.code for each in reports["last.py"].items] == ["EW101"]
    await editor.stop()
