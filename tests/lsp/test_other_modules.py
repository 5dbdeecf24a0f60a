"""What fails in other files: found in another process, shown as a refinement."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from lsp_editor import write_worker
from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from lsp_editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")

ENTRY = "import accounts\nfrom workers import WorkerEntrypoint\n"


async def test_an_import_that_fails_two_files_away(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    root = write_worker(tmp_path)
    (root / "accounts.py").write_text("from staff import STAFF\n")
    (root / "staff.py").write_text("import grp\n\nSTAFF = grp.getgrall()\n")
    editor = await start(root)
    buffer = await editor.open(root / "entry.py", ENTRY)
    await buffer.until_codes("EW104")
    (diagnostic,) = await buffer.squiggles()
    places = [
        (each.location.uri.rpartition("/")[2], each.location.range.start.line, each.message)
        for each in diagnostic.related_information[:2]
    ]
    assert places == [
        ("accounts.py", 0, "accounts.py imports `staff`"),
        ("staff.py", 0, "staff.py imports `grp`"),
    ]


async def test_it_goes_when_the_other_file_is_repaired(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    root = write_worker(tmp_path)
    accounts = root / "accounts.py"
    accounts.write_text("import grp\n")
    editor = await start(root)
    buffer = await editor.open(root / "entry.py", ENTRY)
    await buffer.until_codes("EW104")
    editor.changed_on_disk(accounts, "STAFF = ()\n")
    await buffer.until_codes()


# Shows what it is at, however short it takes: a busy machine's tests should not have to wait.
EAGER = [
    sys.executable,
    "-c",
    "import edgewise.lsp.progress as progress; progress.SHOWN_AFTER_S = 0.0\n"
    "from edgewise.cli import main; main(['server'])",
]


def _many_modules(root: Path, count: int) -> None:
    """A package that takes a while to look into."""
    function = "def f{0}(a, b):\n    return [a, b, {0}]\n\n"
    body = "".join(function.format(number) for number in range(70))
    package = root / "python_modules" / "many"
    package.mkdir(parents=True)
    for number in range(count):
        (package / f"m{number}.py").write_text(body)
    imports = "".join(f"from many import m{number}\n" for number in range(count))
    (package / "__init__.py").write_text(f"{imports}import grp\n")


def _kinds(editor: Editor) -> list[str]:
    return [each.value["kind"] for each in editor.client.progressed if isinstance(each.value, dict)]


async def test_what_takes_long_shows_that_it_goes_on(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    root = write_worker(tmp_path)
    _many_modules(root, 10)
    editor = await start(root, command=EAGER)
    buffer = await editor.open(root / "entry.py", ENTRY.replace("accounts", "many"))
    await buffer.until_codes("EW104")
    await editor.until(lambda: "end" in _kinds(editor))
    assert _kinds(editor)[0] == "begin"


async def test_user_does_not_want_to_wait(start: Callable[..., Any], tmp_path: Path) -> None:
    root = write_worker(tmp_path)
    _many_modules(root, 400)
    editor = await start(root, command=EAGER)
    buffer = await editor.open(root / "entry.py", ENTRY.replace("accounts", "many"))
    await editor.until(lambda: "begin" in _kinds(editor))
    token = editor.client.progressed[0].token
    editor.client.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams(token))
    await editor.until(lambda: "end" in _kinds(editor))
    assert await buffer.codes() == []
