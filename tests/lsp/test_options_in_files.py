"""Options of files and of the editor, as the editor sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lsp_editor import Buffer, Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = "import fcntl\nimport threading\n\nthreading.Thread(target=print).start()\n"
MODULE, THREAD, USELESS = "EW101", "EW201", "EW205"
EVERYTHING = (MODULE, USELESS, THREAD)


async def test_options_count_and_follow_the_file(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", TEXT)
    await buffer.until_codes(*EVERYTHING)

    editor.changed_on_disk(shop / "edgewise.toml", 'ignore = ["EW2"]')
    await buffer.until_codes(MODULE)

    own = await editor.open(shop / "edgewise.toml", language="toml")
    own.replace_words("EW2", "EW1")
    await buffer.until_codes(USELESS, THREAD)

    own.replace_words('ignore = ["EW1"]', 'ignore = ["EW1')  # broken: what it said last holds
    await own.until_codes("EW903")
    await buffer.until_codes(USELESS, THREAD)
    own.close()
    await buffer.until_codes(MODULE)


async def severities(buffer: Buffer) -> dict[str, int]:
    return {str(each.code): int(each.severity or 0) for each in await buffer.squiggles()}


async def test_severities(editor: Editor, shop: Path) -> None:
    (shop / "edgewise.toml").write_text('[severity]\nEW2 = "error"\nEW205 = "off"\n')
    buffer = await editor.open(shop / "entry.py", TEXT)
    await buffer.until_codes(MODULE, THREAD)
    assert await severities(buffer) == {MODULE: 1, THREAD: 1}


async def test_files_of_one_folder_may_differ(editor: Editor, shop: Path) -> None:
    text = '[per-file-ignores]\n"quiet.py" = ["EW1"]\n[per-file-target]\n"new.py" = "workers-3.14"'
    (shop / "edgewise.toml").write_text(text)
    quiet = await editor.open(shop / "quiet.py", TEXT)
    new = await editor.open(shop / "new.py", TEXT)
    usual = await editor.open(shop / "usual.py", TEXT)

    assert await quiet.codes() == [USELESS, THREAD]
    assert await new.codes() == [USELESS, THREAD]  # 3.14 has fcntl
    assert await usual.codes() == [*EVERYTHING]
    assert "workers-3.14" in (await new.squiggles())[0].data["runtimes"]


async def test_an_excluded_file_has_no_findings(editor: Editor, shop: Path) -> None:
    (shop / "tests").mkdir()
    (shop / "edgewise.toml").write_text('exclude = ["tests/"]')
    excluded = await editor.open(shop / "tests" / "test_entry.py", TEXT)
    buffer = await editor.open(shop / "entry.py", TEXT)
    await buffer.until_codes(*EVERYTHING)
    assert await excluded.codes() == []

    editor.changed_on_disk(shop / "edgewise.toml", "exclude = []")
    await excluded.until_codes(*EVERYTHING)


async def test_an_extended_file_is_watched(editor: Editor, shop: Path) -> None:
    (shop / "shared.toml").write_text('ignore = ["EW2"]')
    (shop / "edgewise.toml").write_text('extend = "shared.toml"')
    buffer = await editor.open(shop / "entry.py", TEXT)
    await buffer.until_codes(MODULE)

    (shop / "shared.toml").write_text('ignore = ["EW1"]')  # nobody tells of such a name
    await buffer.until_codes(USELESS, THREAD)


async def test_what_is_wrong_is_said_in_the_file_and_put_right(editor: Editor, shop: Path) -> None:
    text = 'ignore = ["module-not-availble"]\nexcude = []\n[severity]\nEW2055 = "off"\n'
    own = await editor.open(shop / "edgewise.toml", text, "toml")
    buffer = await editor.open(shop / "entry.py", TEXT)
    await own.until_codes("EW903", "EW903", "EW903")
    said = [own.shown(each) for each in await own.squiggles()]
    assert said == ['"module-not-availble"', "excude", "EW2055"]
    for words, title in [
        ("module-not-availble", "Replace 'module-not-availble' by 'module-not-available'"),
        ("excude", "Replace 'excude' by 'exclude'"),
        ("EW2055", "Replace 'EW2055' by 'EW205'"),
    ]:
        await own.apply(await own.action(words, title))
    await own.until_codes()
    await buffer.until_codes(THREAD)


async def test_extend_leads_nowhere(editor: Editor, shop: Path) -> None:
    own = await editor.open(shop / "edgewise.toml", 'extend = "gone.toml"', "toml")
    (squiggle,) = await own.squiggles()
    assert (squiggle.code, own.shown(squiggle)) == ("EW903", '"gone.toml"')


async def test_options_and_rules_are_offered_and_described(editor: Editor, shop: Path) -> None:
    own = await editor.open(shop / "edgewise.toml", 'ignore = ["EW1"]\nsel\n', "toml")
    items = {each.label: each for each in await own.completions(own.text.index("sel") + 3)}
    assert "select" in items
    assert "ignore" not in items
    own.take(items["select"])
    assert own.text == 'ignore = ["EW1"]\nselect\n'
    rules = {each.label for each in await own.completions(own.text.index("EW1") + 3)}
    assert {"EW101", "module-not-available"} <= rules
    assert "The rules that are off" in (await own.hover("ignore") or "")
    assert "stands for" in (await own.hover("EW1") or "")


async def test_the_editor_speaks_after_the_files(tmp_path: Path, start: Callable[..., Any]) -> None:
    (tmp_path / "edgewise.toml").write_text('ignore = ["EW1"]\n[severity]\nEW201 = "hint"\n')
    lint = {"select": ["EW101", "EW201"], "severity": {"EW201": "error"}}
    editor = await start(tmp_path, settings={"edgewise": {"lint": lint}})
    buffer = await editor.open(tmp_path / "entry.py", TEXT)
    await buffer.until_codes(MODULE, THREAD)
    assert (await severities(buffer))[THREAD] == 1

    editor.client.set_configuration({"edgewise": {"lint": {"select": [], "ignore": ["EW205"]}}})
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    await buffer.until_codes(THREAD)
    assert (await severities(buffer))[THREAD] == 4


async def test_a_rule_in_the_settings_that_does_not_exist_is_told(
    tmp_path: Path, start: Callable[..., Any]
) -> None:
    lint = {"ignore": ["EW999"], "severity": {"EW101": "bad"}}
    editor = await start(tmp_path, options={"lint": lint}, configuration=False)
    buffer = await editor.open(tmp_path / "entry.py", TEXT)
    await buffer.until_codes(*EVERYTHING)
    said = sorted(message.message for message in editor.client.messages)
    assert "EW999" in said[0]
    assert "'bad'" in said[1]


async def test_the_workspace_is_pulled_without_what_is_excluded(
    tmp_path: Path, start: Callable[..., Any]
) -> None:
    for name in ("app.py", "gen/app.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "edgewise.toml").write_text('exclude = ["gen/"]\nignore = ["EW2"]')
    editor = await start(tmp_path, pulls=True)
    report = await editor.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams([]))
    found = {
        each.uri.rpartition("/")[2]: [item.code for item in each.items] for each in report.items
    }
    assert found == {"app.py": [MODULE]}
    excluded = await editor.open(tmp_path / "gen" / "app.py", TEXT)
    assert not (await excluded.pull()).items
