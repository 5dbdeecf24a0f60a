"""Workspaces with many files, and many open documents."""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from lsp_editor import DATE_314, WRANGLER, Editor, write_worker
from lsprotocol import types
from pygls.exceptions import JsonRpcException

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="module")

_BUSY = "".join(f"def f{n}(x):\n    return [str(each) for each in x]\n\n\n" for n in range(40))


@pytest_asyncio.fixture(loop_scope="module")
async def editor(tmp_path: Path) -> AsyncIterator[Editor]:
    started = await Editor.start(write_worker(tmp_path), pulls=True)
    yield started
    await started.stop()


@pytest.fixture
def shop(editor: Editor) -> Path:
    assert editor.root is not None
    return editor.root


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text)


async def pull(editor: Editor, ids: dict[str, str], **more: Any) -> dict[str, Any]:
    """Pull the workspace, remember the result ids, and give the reports by file name."""
    previous = [types.PreviousResultId(uri, value) for uri, value in ids.items()]
    report = await editor.client.workspace_diagnostic_async(
        types.WorkspaceDiagnosticParams(previous_result_ids=previous, **more)
    )
    ids.update({each.uri: each.result_id for each in report.items if each.result_id})
    return {each.uri.rpartition("/")[2].removesuffix(".py"): each for each in report.items}


def codes(report: Any) -> list[str] | str:
    return report.kind if report.kind == "unchanged" else [each.code for each in report.items]


def replace_unseen(path: Path, old: str, new: str) -> None:
    """Change a file so that only somebody who reads it again can tell."""
    assert len(old) == len(new)
    status = path.stat()
    path.write_text(path.read_text().replace(old, new))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


async def test_a_change_has_those_files_checked_again_that_it_may_affect_and_no_others(
    editor: Editor, shop: Path
) -> None:
    write(shop, base="POOL = 1\n", middle="import base\n", far="import middle\nimport syslog\n")
    write(shop, alone="import fcntl\n")
    ids: dict[str, str] = {}
    first = await pull(editor, ids)
    assert {name: codes(each) for name, each in first.items()} == {
        "far": ["EW101"],
        "alone": ["EW101"],
    }
    replace_unseen(shop / "alone.py", "fcntl", "queue")

    editor.changed_on_disk(shop / "base.py", "import fcntl\n")
    second = await pull(editor, ids)

    assert {name: codes(each) for name, each in second.items()} == {
        "base": ["EW101"],
        "middle": ["EW104"],
        "far": ["EW104", "EW101"],
        "alone": "unchanged",
    }


async def test_what_leads_through_an_open_document_is_checked_again_too(
    editor: Editor, shop: Path
) -> None:
    write(shop, base="POOL = 1\n", middle="import base\n", far="import middle\n")
    write(shop, alone="import fcntl\n")
    await editor.open(shop / "middle.py")
    ids: dict[str, str] = {}
    await pull(editor, ids)
    replace_unseen(shop / "alone.py", "fcntl", "queue")

    editor.changed_on_disk(shop / "base.py", "import fcntl\n")

    second = await pull(editor, ids)
    assert codes(second["far"]) == ["EW104"]
    assert codes(second["alone"]) == "unchanged"


async def test_a_new_file_and_one_that_is_gone_concern_those_who_look_for_it(
    editor: Editor, shop: Path
) -> None:
    (shop / "inner").mkdir()
    write(shop / "inner", __init__="", other="")
    write(shop, asks="from inner import pool\n", alone="import fcntl\n")
    ids: dict[str, str] = {}
    await pull(editor, ids)
    replace_unseen(shop / "alone.py", "fcntl", "queue")
    new = shop / "inner" / "pool.py"
    new.write_text("import syslog\n")

    editor.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            [types.FileEvent(new.as_uri(), types.FileChangeType.Created)]
        )
    )
    created = await pull(editor, ids)
    new.unlink()
    await pull(editor, ids)  # nobody has told
    gone = await pull(editor, ids)

    assert codes(created["asks"]) == ["EW104"]
    assert codes(created["alone"]) == "unchanged"
    assert gone["asks"].kind == "full"
    assert codes(gone["asks"]) != ["EW104"]


async def test_a_new_target_concerns_all_files(editor: Editor, shop: Path) -> None:
    write(shop, one="import fcntl\n", two="import fcntl\n")
    ids: dict[str, str] = {}
    await pull(editor, ids)

    editor.changed_on_disk(shop / "wrangler.jsonc", WRANGLER % DATE_314)

    again = await pull(editor, ids)
    assert {name: codes(each) for name, each in again.items()} == {"one": [], "two": []}


async def test_how_far_a_pull_is(editor: Editor, shop: Path) -> None:
    write(shop, **{f"m{number}": _BUSY for number in range(100)})

    await pull(editor, {}, work_done_token="pull")

    said = [each.value for each in editor.client.progressed if each.token == "pull"]
    assert [said[0]["kind"], said[-1]["kind"]] == ["begin", "end"]
    reported = [each["percentage"] for each in said if each["kind"] == "report"]
    assert reported
    assert reported == sorted(reported)
    assert all("of 100 files" in each["message"] for each in said[1:-1])


async def test_whoever_waits_for_a_pull_can_end_it(editor: Editor, shop: Path) -> None:
    write(shop, **{f"m{number}": _BUSY + "import fcntl\n" for number in range(300)})
    waiting = asyncio.ensure_future(pull(editor, {}, work_done_token="pull"))
    await editor.until(lambda: len(editor.client.progressed) > 1)

    editor.client.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams("pull"))

    assert 0 < len(await waiting) < 300


async def test_a_cancelled_pull_ends_at_once_and_typing_goes_on(editor: Editor, shop: Path) -> None:
    write(shop, **{f"m{number}": _BUSY for number in range(300)})
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")
    running = editor.client.protocol.send_request_async(
        types.WORKSPACE_DIAGNOSTIC,
        types.WorkspaceDiagnosticParams([], work_done_token="pull"),
        msg_id="pull",
    )
    waiting = asyncio.ensure_future(running)
    await editor.until(lambda: len(editor.client.progressed) > 1)

    for _ in buffer.type("import syslog\n", 0):
        await buffer.pull()
    assert [each.code for each in (await buffer.pull()).items] == ["EW101", "EW101"]
    assert not waiting.done()
    since = time.monotonic()
    editor.client.cancel_request(types.CancelParams(id="pull"))
    with pytest.raises(JsonRpcException):
        await waiting

    assert time.monotonic() - since < 1.0  # some 20 ms on a machine that has nothing else to do


async def test_a_change_in_an_open_text_has_no_file_looked_at(editor: Editor, shop: Path) -> None:
    write(shop, far="import fcntl\n")
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")
    ids: dict[str, str] = {}
    await pull(editor, ids, partial_result_token="first")
    waiting = asyncio.ensure_future(pull(editor, ids, partial_result_token="second"))

    buffer.replace(0, 0, "import syslog\n")

    reports = await waiting
    assert {name: codes(each) for name, each in reports.items()} == {"entry": ["EW101", "EW101"]}


async def test_a_new_target_reaches_first_what_was_edited_last(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    editor = await start(write_worker(tmp_path))
    buffers = [
        await editor.open(tmp_path / f"m{number:02}.py", "import fcntl\n" if number % 2 else "")
        for number in range(40)
    ]
    for buffer in buffers:
        await buffer.squiggles()
    for number in (31, 7):
        buffers[number].replace_words("import", "import ")
        await buffers[number].squiggles()
    await asyncio.sleep(1.0)  # what other files tell
    editor.client.published.clear()

    editor.changed_on_disk(tmp_path / "wrangler.jsonc", WRANGLER % DATE_314)
    await editor.until(lambda: len(editor.client.published) >= 20)
    await asyncio.sleep(0.5)

    told = [each.uri for each in editor.client.published]
    assert told[:2] == [buffers[7].uri, buffers[31].uri]
    assert sorted(told) == sorted(each.uri for each in buffers[1::2])
