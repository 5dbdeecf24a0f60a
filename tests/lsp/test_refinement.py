"""Calls whose receiver only other files tell: found beside the typing, shown as a refinement."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lsp_editor import (
    DATE_313,
    DATE_314,
    PATIENCE_S,
    SERVER,
    SOURCE_ROOT,
    WRANGLER,
    write_worker,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from lsp_editor import Buffer, Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")

SERVICES = """\
from concurrent.futures import ThreadPoolExecutor


class Inline:
    def submit(self, function):
        return function()


def make_pool():
    return ThreadPoolExecutor()


def make_inline():
    return Inline()
"""
ENTRY = """\
from services import make_pool as make


def on_fetch(request):
    pool = make()
    return pool.submit(print)
"""


@pytest.fixture
def services(shop: Path) -> Path:
    (shop / "services.py").write_text(SERVICES)
    return shop


async def refined(buffer: Buffer) -> None:
    """Wait for the refinement. A busy machine's worker may miss its time: then type something."""
    for _ in range(5):
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(buffer.until_codes("EW201"), PATIENCE_S / 5)
            return
        buffer.replace(len(buffer.text), len(buffer.text), "\n")
    await buffer.until_codes("EW201")


async def test_a_finding_comes_as_a_refinement_of_the_same_version(
    editor: Editor, services: Path
) -> None:
    buffer = await editor.open(services / "entry.py", ENTRY)
    assert await buffer.codes() == []  # what the text alone tells is not kept waiting

    await refined(buffer)

    assert [buffer.shown(each) for each in await buffer.squiggles()] == ["pool.submit"]
    said = [each.version for each in editor.client.published if each.uri == buffer.uri]
    assert said.count(buffer.version) == 2


async def test_it_moves_with_its_lines_and_goes_with_its_reason(
    editor: Editor, services: Path
) -> None:
    buffer = await editor.open(services / "entry.py", ENTRY)
    await refined(buffer)

    above = buffer.text.index("\n\n\ndef")
    buffer.replace(above, above, "\n\nimport json")
    assert [buffer.shown(each) for each in await buffer.squiggles()] == ["pool.submit"]

    buffer.replace_words("make_pool as make", "make_inline as make")
    assert await buffer.codes() == []  # and it does not come back
    await asyncio.sleep(1.0)
    await buffer.until_codes()

    buffer.replace_words("make_inline as make", "make_pool as make")
    await refined(buffer)


async def test_an_edited_line_is_asked_about_anew(editor: Editor, services: Path) -> None:
    buffer = await editor.open(services / "entry.py", ENTRY)
    await refined(buffer)

    for _ in buffer.type("_never", at=buffer.text.index("submit") + len("submit")):
        assert await buffer.codes() == []
    buffer.replace_words("submit_never(print)", "submit(len)")
    assert await buffer.codes() == []
    await refined(buffer)


async def test_what_makes_it_ambiguous_or_catches_it_silences_it(
    editor: Editor, services: Path
) -> None:
    text = (
        "import services\n\n\ndef on_fetch(request):\n"
        "    pool = services.make_pool() if request else services.make_inline()\n"
        "    pool.submit(print)\n"
        "    try:\n        services.make_pool().submit(print)\n"
        "    except RuntimeError:\n        print()\n"
        "    services.make_pool().submit(print)\n"
    )
    buffer = await editor.open(services / "entry.py", text)
    await refined(buffer)
    (squiggle,) = await buffer.squiggles()
    assert squiggle.range.start.line == 10


async def test_a_change_in_the_other_file_is_noticed(editor: Editor, services: Path) -> None:
    buffer = await editor.open(services / "entry.py", ENTRY)
    await refined(buffer)
    other = services / "services.py"
    editor.changed_on_disk(other, SERVICES.replace("return ThreadPoolExecutor", "return Inline"))
    await buffer.until_codes()
    editor.changed_on_disk(other, SERVICES + "\n")
    await refined(buffer)


async def test_a_client_that_pulls_is_asked_to_pull_again(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    shop = write_worker(tmp_path)
    (shop / "services.py").write_text(SERVICES)
    editor = await start(shop, pulls=True)
    before = editor.client.diagnostic_refresh_count
    buffer = await editor.open(shop / "entry.py", ENTRY)
    assert not (await buffer.pull()).items
    await editor.until(lambda: editor.client.diagnostic_refresh_count > before)
    assert [each.code for each in (await buffer.pull()).items] == ["EW201"]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for the worker in /proc")
async def test_a_killed_worker_is_started_again(editor: Editor, services: Path) -> None:
    buffer = await editor.open(services / "entry.py", ENTRY)
    await refined(buffer)
    (worker,) = _jedi_workers(editor.server_pid)
    os.kill(worker, signal.SIGKILL)

    buffer.replace_words("submit(print)", "submit(len)")
    assert await buffer.codes() == []
    await refined(buffer)

    (another,) = _jedi_workers(editor.server_pid)
    assert another != worker


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for the worker in /proc")
async def test_without_such_calls_no_worker_is_started(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    editor = await start(write_worker(tmp_path))
    text = "import re\nimport fcntl\n\n\ndef on_fetch(request):\n    return request.start()\n"
    buffer = await editor.open(tmp_path / "entry.py", text)
    await buffer.until_codes("EW101")
    await asyncio.sleep(0.6)
    assert _jedi_workers(editor.server_pid) == []


@pytest.mark.skipif(sys.platform == "win32", reason="makes links")
async def test_without_jedi_everything_else_works_and_it_is_said_once(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    shop, packages = write_worker(tmp_path / "shop"), tmp_path / "packages"
    (shop / "services.py").write_text(SERVICES)
    packages.mkdir()
    for package in Path(sysconfig.get_path("purelib")).iterdir():
        if not package.name.startswith(("jedi", "parso")):
            (packages / package.name).symlink_to(package)
    editor = await start(
        shop,
        command=[SERVER[0], "-S", *SERVER[1:]],
        environment={"PYTHONPATH": f"{SOURCE_ROOT}{os.pathsep}{packages}"},
    )
    first = await editor.open(shop / "entry.py", f"import fcntl\n{ENTRY}")
    await first.until_codes("EW101")
    second = await editor.open(shop / "other.py", ENTRY)
    await second.squiggles()
    await asyncio.sleep(0.6)
    assert await first.codes() == ["EW101"]
    assert await second.codes() == []
    about_jedi = [each for each in editor.client.log_messages if "jedi" in each.message]
    assert len(about_jedi) == 1


def _jedi_workers(pid: int) -> list[int]:
    search = ["pgrep", "-P", str(pid), "-f", "jedi_worker"]
    found = subprocess.run(search, capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


async def test_receivers_are_asked_about_again_before_they_had_their_turn(
    editor: Editor, shop: Path
) -> None:
    (shop / "pools.py").write_text("def make():\n    return object()\n")
    text = "import fcntl\nfrom pools import make\n\n" + "make().start()\n" * 40
    buffer = await editor.open(shop / "jobs.py", text)
    await buffer.until_codes("EW101")
    for date in [DATE_314, DATE_313] * 10:
        editor.changed_on_disk(shop / "wrangler.jsonc", WRANGLER % date)
        await asyncio.sleep(0.02)
    await buffer.until_codes("EW101")
    # that no internal error was told, the editor makes sure of when it stops
