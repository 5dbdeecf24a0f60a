"""What fails in other files: found in another process, shown as a refinement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsp_editor import write_worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

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
