"""What the tests about whole workers share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edgewise.cli.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def workspace() -> Iterator[Workspace]:
    """One for all: it starts one process that answers questions about imports."""
    opened = Workspace()
    yield opened
    opened.close()
