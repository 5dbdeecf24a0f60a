"""The one browser; and the tests in folders below find the modules of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM, chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a run: Playwright cannot be started twice."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
