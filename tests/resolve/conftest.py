from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from workspace_files import Files, write

from edgewise.resolve.jedi_client import JediClient
from edgewise.resolve.workspace import WorkspaceProject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def jedi() -> Iterator[JediClient]:
    """One worker for all tests: starting it costs more than most of them."""
    client = JediClient(give_up_s=20.0, polite=False)
    yield client
    client.close()


@pytest.fixture
def shop(tmp_path: Path, jedi: JediClient) -> Callable[..., WorkspaceProject]:
    """Write files into the workspace `tmp_path` and open it, with a clean environment."""

    def open_workspace(
        files: Files, main: str | None = None, **options: object
    ) -> WorkspaceProject:
        write(tmp_path, files)
        options.setdefault("environ", {})
        options.setdefault("jedi", jedi)
        file = tmp_path / main if main is not None else None
        return WorkspaceProject([tmp_path], main=file, **options)  # type: ignore[arg-type]

    return open_workspace
