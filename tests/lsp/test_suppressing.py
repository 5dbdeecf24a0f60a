"""Comments that silence: written from the editor's menu, and marked where nobody needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsp_editor import write_worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from lsp_editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_what_only_silences_comes_last(editor: Editor, shop: Path) -> None:
    (shop / "pyproject.toml").write_text('[project]\nname = "shop"\n')
    buffer = await editor.open(shop / "entry.py", "import fcntl, termios\n")

    actions = await buffer.actions("fcntl, termios")

    titles = [each.title for each in actions]
    assert titles[-3:] == [
        "Suppress EW101 on this line",
        "Suppress EW101 in this file",
        "Ignore EW101 in pyproject.toml",
    ]
    assert len(titles) == len(set(titles[-3:])) + len(titles[:-3])
    assert not any("EW101" in title for title in titles[:-3])
    assert len(titles) > 4
    assert not any(each.is_preferred for each in actions[-3:])


async def test_suppressing_a_file(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", '"""Shop."""\n\nimport fcntl\nimport termios\n')

    await buffer.apply(await buffer.action("termios", "in this file"))

    assert buffer.text.startswith('"""Shop."""\n\n# edgewise: ignore-file[EW101]\n')
    assert await buffer.codes() == []


async def test_ignoring_in_the_configuration_keeps_the_file(editor: Editor, shop: Path) -> None:
    configuration = shop / "pyproject.toml"
    configuration.write_bytes(b'[project]\r\nname = "shop"  # ours\r\n')
    buffer = await editor.open(shop / "entry.py", "import fcntl\n")

    await buffer.apply(await buffer.action("fcntl", "Ignore EW101 in pyproject.toml"))

    assert configuration.read_bytes() == (
        b'[project]\r\nname = "shop"  # ours\r\n\r\n[tool.edgewise]\r\nignore = ["EW101"]\r\n'
    )


async def test_the_nearest_file_of_ours_is_the_one(editor: Editor, shop: Path) -> None:
    (shop / "edgewise.toml").write_text("# ours\n")
    (shop / "pages").mkdir()
    (shop / "pages" / "pyproject.toml").write_text("[tool.other]\n")
    buffer = await editor.open(shop / "pages" / "entry.py", "import fcntl\n")

    await buffer.apply(await buffer.action("fcntl", "Ignore EW101 in edgewise.toml"))

    assert (shop / "edgewise.toml").read_text() == 'ignore = ["EW101"]\n# ours\n'


async def test_a_comment_that_nobody_needs_is_faded_and_removed(editor: Editor, shop: Path) -> None:
    text = "import json  # noqa: F401  # edgewise: ignore[EW101]\n"
    buffer = await editor.open(shop / "entry.py", text)
    await buffer.until_codes("EW901")

    (squiggle,) = await buffer.squiggles()

    assert buffer.shown(squiggle) == "# edgewise: ignore[EW101]"
    assert squiggle.code == "EW901"
    action = await buffer.action("edgewise", "Remove the unused suppression")
    assert action.is_preferred
    await buffer.apply(action)
    assert buffer.text == "import json  # noqa: F401\n"
    assert await buffer.codes() == []


async def test_it_is_silent_while_something_does_not_parse(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(
        shop / "entry.py", "import json  # edgewise: ignore[EW101]\n\nx = 1\n"
    )
    await buffer.until_codes("EW901")

    buffer.replace_words("x = 1", "x = (")
    assert await buffer.codes() == []
    buffer.replace_words("x = (", "x = (1)")
    assert await buffer.codes() == ["EW901"]


async def test_an_unknown_code_is_replaced(editor: Editor, shop: Path) -> None:
    buffer = await editor.open(shop / "entry.py", "import fcntl  # edgewise: ignore[EW1O1]\n")
    await buffer.until_codes("EW101", "EW902")

    await buffer.apply(await buffer.action("EW1O1", "Replace 'EW1O1' by 'EW101'"))

    assert buffer.text == "import fcntl  # edgewise: ignore[EW101]\n"
    assert await buffer.codes() == []


async def test_nothing_is_called_unused_before_the_other_files_were_read(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    root = write_worker(tmp_path)
    (root / "accounts.py").write_text("from staff import STAFF\n")
    (root / "staff.py").write_text("import grp\n\nSTAFF = grp.getgrall()\n")
    (root / "clean.py").write_text("STAFF = ()\n")
    editor = await start(root)
    used = await editor.open(
        root / "entry.py",
        "import accounts  # edgewise: ignore[EW104]\nfrom workers import WorkerEntrypoint\n",
    )
    unused = await editor.open(root / "other.py", "import clean  # edgewise: ignore[EW104]\n")

    await unused.until_codes("EW901")
    await used.until_codes()

    said = [each for each in editor.client.published if each.uri == used.uri]
    assert all(not each.diagnostics for each in said)


async def test_a_suppression_that_an_answer_needs_is_used(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    root = write_worker(tmp_path)
    (root / "pools.py").write_text(
        "from concurrent.futures import ThreadPoolExecutor\n\n\n"
        "def make_pool() -> ThreadPoolExecutor:\n    return ThreadPoolExecutor()\n"
    )
    editor = await start(root)
    buffer = await editor.open(
        root / "entry.py",
        "from pools import make_pool\n\n\ndef work():\n"
        "    make_pool().submit(print)  # edgewise: ignore[EW201]\n"
        "    make_pool().submit(print)\n",
    )

    await buffer.until_codes("EW201")

    said = [each for each in editor.client.published if each.uri == buffer.uri]
    assert not [one for each in said for one in each.diagnostics if one.code == "EW901"]
