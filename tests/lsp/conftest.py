from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from lsp_editor import Editor, write_worker

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def editor(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    """A modern editor, shared by the tests of a module: each works in its own folder."""
    started = await Editor.start(tmp_path_factory.mktemp("workspace"))
    yield started
    await started.stop()


_numbers = itertools.count(1)


@pytest.fixture
def shop(editor: Editor) -> Path:
    """A Worker on Python 3.13 in the editor's workspace."""
    assert editor.root is not None
    return write_worker(editor.root / f"shop{next(_numbers)}")


@pytest_asyncio.fixture(loop_scope="module")
async def start() -> AsyncIterator[Callable[..., Any]]:
    """Start editors of other kinds."""
    started: list[Editor] = []

    async def start(*arguments: Any, **options: Any) -> Editor:
        started.append(await Editor.start(*arguments, **options))
        return started[-1]

    yield start
    for each in started:
        await each.stop()
