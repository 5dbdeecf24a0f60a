"""Clients that ask for diagnostics."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from lsp_editor import DATE_314, WRANGLER, Editor, write_worker
from lsprotocol import types
from pygls.exceptions import JsonRpcException

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def editor(tmp_path: Path) -> AsyncIterator[Editor]:
    started = await Editor.start(write_worker(tmp_path), pulls=True)
    yield started
    await started.stop()


@pytest.fixture
def shop(editor: Editor) -> Path:
    assert editor.root is not None
    return editor.root


async def pull_workspace(
    editor: Editor, previous: dict[str, str] | None = None, **more: Any
) -> dict[str, Any]:
    report = await editor.client.workspace_diagnostic_async(
        types.WorkspaceDiagnosticParams(
            previous_result_ids=[
                types.PreviousResultId(uri, value) for uri, value in (previous or {}).items()
            ],
            **more,
        )
    )
    return {each.uri: each for each in report.items}


async def test_a_pull_answers_for_the_newest_text_and_nothing_is_pushed(
    editor: Editor, shop: Path
) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")
    assert [each.code for each in (await buffer.pull()).items] == ["EW101"]

    buffer.replace(0, 0, "import syslog\n")
    report = await buffer.pull()

    assert [buffer.shown(each) for each in report.items] == ["syslog", "fcntl"]
    await asyncio.sleep(0.5)
    assert editor.client.published == []


async def test_an_unchanged_report_is_short(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n\n\nx = 1\n")
    first = await buffer.pull()

    buffer.replace_words("x = 1", "x = 2")
    second = await buffer.pull(first.result_id)
    assert second.kind == types.DocumentDiagnosticReportKind.Unchanged.value

    buffer.replace(0, 0, "\n")
    third = await buffer.pull(first.result_id)
    assert third.kind == types.DocumentDiagnosticReportKind.Full.value
    assert third.result_id != first.result_id


async def test_a_new_target_asks_for_another_pull(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")
    await buffer.pull()
    before = editor.client.diagnostic_refresh_count

    editor.changed_on_disk(shop / "wrangler.jsonc", WRANGLER % DATE_314)

    await editor.until(lambda: editor.client.diagnostic_refresh_count > before)
    assert not (await buffer.pull()).items


async def test_the_whole_workspace_is_reported(editor: Editor, shop: Path) -> None:
    files = {
        "bad.py": "import fcntl\n",
        "clean.py": "import json\n",
        ".venv/lib/x.py": "import fcntl\n",
        "build_output/x.py": "import fcntl\n",
        "latin.py": "import syslog # \xe9\n",
    }
    for name, text in files.items():
        (shop / name).parent.mkdir(parents=True, exist_ok=True)
        (shop / name).write_text(text, encoding="latin-1")
    (shop / ".gitignore").write_text("build_output/\n")
    (shop / "loop").symlink_to(shop)
    opened = await editor.open(shop / "unsaved.py", "import syslog\n")
    (shop / "unsaved.py").write_text("")

    reports = await pull_workspace(editor)

    bad = (shop / "bad.py").as_uri()
    assert set(reports) == {bad, opened.uri}
    assert reports[opened.uri].version == opened.version

    again = await pull_workspace(editor, {uri: each.result_id for uri, each in reports.items()})
    assert {each.kind for each in again.values()} == {"unchanged"}

    (shop / "bad.py").write_text("import json\n# fixed\n")
    (shop / "unsaved.py").unlink()
    fixed = await pull_workspace(editor, {bad: reports[bad].result_id, "file:///gone.py": "x"})
    assert not fixed[bad].items
    assert not fixed["file:///gone.py"].items


async def test_reports_can_come_in_parts(editor: Editor, shop: Path) -> None:
    for number in range(120):
        (shop / f"m{number}.py").write_text("import fcntl\n")

    last = await pull_workspace(editor, partial_result_token="parts")

    assert len(last) == 20
    parts = [params.value["items"] for params in editor.client.progressed]
    assert [len(part) for part in parts] == [50, 50]


async def test_a_workspace_pull_can_be_cancelled_and_does_not_hold_others_up(
    editor: Editor, shop: Path
) -> None:
    for number in range(400):
        (shop / f"m{number}.py").write_text("import fcntl\n" * 50)
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")
    running = editor.client.protocol.send_request_async(
        types.WORKSPACE_DIAGNOSTIC, types.WorkspaceDiagnosticParams([]), msg_id="pull"
    )
    waiting = asyncio.ensure_future(running)
    await asyncio.sleep(0.05)

    assert await buffer.hover("fcntl")
    assert not waiting.done()
    editor.client.cancel_request(types.CancelParams(id="pull"))

    with pytest.raises(JsonRpcException) as error:
        await waiting
    assert error.value.code == types.LSPErrorCodes.RequestCancelled.value
    assert await buffer.hover("fcntl")


async def test_what_is_wrong_in_a_wrangler_file_is_pushed_all_the_same(
    editor: Editor, shop: Path
) -> None:
    await editor.open(shop / "entry.py", "import fcntl\n")
    editor.changed_on_disk(shop / "wrangler.jsonc", "{ nonsense")

    await editor.until(
        lambda: [
            each
            for each in editor.client.published
            if each.uri.endswith("wrangler.jsonc") and each.diagnostics
        ]
    )


async def test_a_client_that_asks_again_and_again_is_answered_when_something_changed(
    editor: Editor, shop: Path
) -> None:
    (shop / "bad.py").write_text("import fcntl\n")
    first = await pull_workspace(editor, partial_result_token="first")
    ids = {uri: each.result_id for uri, each in first.items()}
    waiting = asyncio.ensure_future(pull_workspace(editor, ids, partial_result_token="second"))
    await asyncio.sleep(0.3)
    assert not waiting.done()

    editor.changed_on_disk(shop / "bad.py", "import json\n")

    assert [list(each.items) for each in (await waiting).values()] == [[]]
