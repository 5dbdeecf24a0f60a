"""Editors that cannot do everything get what they can use."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest
from lsp_editor import Editor, write_worker
from lsprotocol import types
from pytest_lsp import client_capabilities

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_without_lazy_edits_a_fix_carries_its_edit(
    tmp_path: Path, start: Callable[..., Any]
) -> None:
    shop = write_worker(tmp_path)
    editor = await start(tmp_path, lazy_edits=False, document_changes=False)
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")

    actions = await buffer.actions("fcntl")

    assert actions
    for action in actions:
        assert action.edit is not None
        assert action.edit.changes
        assert not action.edit.document_changes
    await buffer.apply(actions[0])
    assert await buffer.codes() == []


async def test_lazy_or_not_the_text_is_the_same(tmp_path: Path, start: Callable[..., Any]) -> None:
    shop = write_worker(tmp_path)
    texts = []
    for lazy in (True, False):
        editor = await start(tmp_path, lazy_edits=lazy)
        buffer = await editor.open(shop / f"entry{lazy}.py", "# 🎉\nimport fcntl\n")
        await buffer.apply(await buffer.action("fcntl", "try"))
        texts.append(buffer.text)
    assert texts[0] == texts[1]


async def test_without_markdown_the_hover_is_plain(
    tmp_path: Path, start: Callable[..., Any]
) -> None:
    shop = write_worker(tmp_path)
    editor = await start(tmp_path, markdown=False)
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")

    text = await buffer.hover("fcntl")

    assert text is not None
    assert "ModuleNotFoundError" in text
    assert "`" not in text
    assert "|" not in text


async def test_without_related_information_there_is_none(
    tmp_path: Path, start: Callable[..., Any]
) -> None:
    shop = write_worker(tmp_path)
    editor = await start(tmp_path, related=False)
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")

    (squiggle,) = await buffer.squiggles()

    assert not squiggle.related_information


CLIENTS = sorted(
    entry.name.removesuffix(".json")
    for entry in resources.files("pytest_lsp.clients").iterdir()
    if entry.name.endswith(".json")
)


@pytest.mark.parametrize("client", CLIENTS)
async def test_real_editors_capabilities(
    client: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import lsp_editor

    stored = json.loads(
        resources.files("pytest_lsp.clients").joinpath(f"{client}.json").read_text()
    )
    name, _, version = client.rpartition("_")
    known = client_capabilities(
        f"{stored['client_info']['name']}@{version}"
        if "client_info" in stored
        else f"{name}@{version}"
    )
    monkeypatch.setattr(lsp_editor, "capabilities", lambda **_: known)
    shop = write_worker(tmp_path)
    editor = await Editor.start(tmp_path)
    buffer = await editor.open(shop / "entry.py", "s = '🎉'; import fcntl\n")

    # Neovim 0.11 pulls but cannot be told to pull again: it gets pushes, and no offer to pull.
    assert editor.server is not None
    assert editor.server.capabilities.diagnostic_provider is None
    (squiggle,) = await buffer.squiggles()
    assert buffer.shown(squiggle) == "fcntl"
    assert await buffer.hover("fcntl")
    action = await buffer.action("fcntl", "Suppress")
    if action.edit is None:
        assert known.text_document is not None
        assert known.text_document.code_action is not None
        assert known.text_document.code_action.resolve_support is not None
    await buffer.apply(action)
    assert await buffer.codes() == []
    assert isinstance(action.kind, (str, types.CodeActionKind))
    await editor.stop()
