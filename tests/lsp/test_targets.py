"""What a text is checked against follows the project's files, saved or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsp_editor import DATE_313, DATE_314, WRANGLER, write_worker
from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lsp_editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = "import fcntl\n"


async def test_changing_the_date_on_disk_takes_the_squiggle_away(
    editor: Editor, shop: Path
) -> None:
    buffer = await editor.open(shop / "entry.py", TEXT)
    await buffer.until_codes("EW101")

    editor.changed_on_disk(shop / "wrangler.jsonc", WRANGLER % DATE_314)
    await buffer.until_codes()

    editor.changed_on_disk(shop / "wrangler.jsonc", WRANGLER % DATE_313)
    await buffer.until_codes("EW101")


async def test_an_unsaved_wrangler_file_counts(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", TEXT)
    await buffer.until_codes("EW101")
    wrangler = await editor.open(shop / "wrangler.jsonc", language="jsonc")

    wrangler.replace_words(DATE_313, DATE_314)
    await buffer.until_codes()

    wrangler.close()  # without saving
    await buffer.until_codes("EW101")


async def test_a_half_typed_wrangler_file_keeps_the_target(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", TEXT)
    await buffer.until_codes("EW101")
    wrangler = await editor.open(shop / "wrangler.jsonc", language="jsonc")

    wrangler.replace_words('"name"', '"na')

    await wrangler.until_codes("EW903")
    await buffer.until_codes("EW101")
    wrangler.replace_words('"na', '"name"')
    await wrangler.until_codes()


async def test_a_wrangler_file_that_appears_chooses(editor: Editor, shop: Path) -> None:
    assert editor.root is not None
    folder = editor.root / f"{shop.name}-later"
    folder.mkdir()
    buffer = await editor.open(folder / "entry.py", TEXT)
    await buffer.until_codes("EW101")

    editor.changed_on_disk(folder / "wrangler.jsonc", WRANGLER % DATE_314)

    await buffer.until_codes()


async def test_an_editor_that_watches_nothing_sees_the_date_change_too(
    tmp_path: Path, start: Callable[..., Any]
) -> None:
    shop = write_worker(tmp_path)
    editor = await start(tmp_path, watches=False)
    buffer = await editor.open(shop / "entry.py", TEXT)
    await buffer.until_codes("EW101")

    (shop / "wrangler.jsonc").write_text(WRANGLER % DATE_314)

    await buffer.until_codes()
    registered = [
        each.method for sent in editor.client.registrations for each in sent.registrations
    ]
    assert types.WORKSPACE_DID_CHANGE_WATCHED_FILES not in registered


async def test_each_folder_of_a_workspace_has_its_own_target(
    tmp_path: Path, start: Callable[..., Any]
) -> None:
    old, new = write_worker(tmp_path / "old"), write_worker(tmp_path / "new", DATE_314)
    late = write_worker(tmp_path / "late", DATE_314)
    editor = await start(None, roots=[old, new])

    first = await editor.open(old / "entry.py", TEXT)
    second = await editor.open(new / "entry.py", TEXT)
    assert await first.codes() == ["EW101"]
    assert await second.codes() == []

    editor.client.workspace_did_change_workspace_folders(
        types.DidChangeWorkspaceFoldersParams(
            types.WorkspaceFoldersChangeEvent(
                added=[types.WorkspaceFolder(late.as_uri(), "late")],
                removed=[types.WorkspaceFolder(old.as_uri(), "old")],
            )
        )
    )
    third = await editor.open(late / "entry.py", TEXT)
    assert await third.codes() == []
    assert await first.codes() == ["EW101"]


async def test_the_editors_setting_comes_first(tmp_path: Path, start: Callable[..., Any]) -> None:
    shop = write_worker(tmp_path)
    editor = await start(tmp_path, options={"target": "workers-3.14"}, configuration=False)
    buffer = await editor.open(shop / "entry.py", TEXT)
    assert await buffer.codes() == []

    editor.client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams({"edgewise": {"target": ["workers-3.13"]}})
    )

    await buffer.until_codes("EW101")


async def test_settings_are_asked_for(tmp_path: Path, start: Callable[..., Any]) -> None:
    shop = write_worker(tmp_path)
    editor = await start(tmp_path, settings={"edgewise": {"target": "workers-3.14"}})
    buffer = await editor.open(shop / "entry.py", TEXT)
    await buffer.until_codes()

    editor.client.set_configuration({"edgewise": {"target": None}})
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))

    await buffer.until_codes("EW101")


async def test_a_setting_that_names_no_runtime_is_told(
    tmp_path: Path, start: Callable[..., Any]
) -> None:
    shop = write_worker(tmp_path)
    editor = await start(tmp_path, options={"target": "workers-2.7"}, configuration=False)
    buffer = await editor.open(shop / "entry.py", TEXT)

    assert await buffer.codes() == ["EW101"]
    (message,) = editor.client.messages
    assert message.type is types.MessageType.Warning
    assert "workers-2.7" in message.message


async def test_without_any_file_every_current_runtime_counts(
    tmp_path: Path, start: Callable[..., Any]
) -> None:
    editor = await start(None)
    buffer = await editor.open(tmp_path / "entry.py", "import fcntl\nimport syslog\n")

    first, second = await buffer.squiggles()

    assert first.data["runtimes"] == ["workers-3.13"]
    assert second.data["runtimes"] == ["workers-3.13", "workers-3.14"]


async def test_the_target_can_be_asked_for(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", TEXT)

    answer = await editor.client.workspace_execute_command_async(
        types.ExecuteCommandParams("edgewise.showTarget", arguments=[buffer.uri])
    )

    assert answer["target"] == ["workers-3.13"]
    assert answer["path"] == str(shop / "wrangler.jsonc")
    assert DATE_313 in answer["because"]
    is_missing = answer["packages"].startswith("no environment was found")
    assert is_missing == (answer["environment"] is None)
    assert answer["range"]["start"]["line"] == 4


async def test_an_editor_that_wants_to_is_told_of_the_target(
    tmp_path: Path, start: Callable[..., Any]
) -> None:
    shop = write_worker(tmp_path)
    editor = await start(tmp_path, experimental={"edgewiseTarget": True})
    await editor.open(shop / "entry.py", TEXT)
    await editor.until(
        lambda: [each.target for each in editor.client.told_targets] == [["workers-3.13"]]
    )

    editor.changed_on_disk(shop / "wrangler.jsonc", WRANGLER % DATE_314)

    await editor.until(
        lambda: [each.target for each in editor.client.told_targets][1:] == [["workers-3.14"]]
    )


async def test_a_module_that_appears_is_found(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import resource\n")
    await buffer.until_codes("EW101")

    editor.changed_on_disk(shop / "resource.py", "LIMIT = 1\n")

    await buffer.until_codes()


async def test_what_a_workspace_module_leads_to_is_refined(editor: Editor, shop: Path) -> None:
    (shop / "compat.py").write_text("from threading import Thread as Worker\n")
    text = "from compat import Worker\n\nWorker(target=print).start()\n"

    buffer = await editor.open(shop / "entry.py", text)

    await editor.until(
        lambda: [
            each
            for each in editor.client.published
            if each.uri == buffer.uri and "EW201" in [found.code for found in each.diagnostics]
        ]
    )
