"""The built documentation, served on this machine, and a browser that can reach nothing else."""

from __future__ import annotations

import functools
import http.server
import os
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page


@dataclass
class Visit:
    """A page, and what went wrong on it: messages, and what it asked of other hosts."""

    page: Page
    address: str
    messages: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(f"{self.address}/{path}")
        return self.page

    def expect_nothing_wrong(self) -> None:
        assert self.messages == []
        assert self.foreign == []


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site() -> Path:
    if sys.version_info < (3, 11):
        pytest.skip("Zensical, which builds it, needs Python 3.11")
    assert "EDGEWISE_SITE" in os.environ, "make test-editors sets EDGEWISE_SITE"
    folder = Path(os.environ["EDGEWISE_SITE"]).absolute()
    assert (folder / "index.html").is_file(), "make docs builds it"
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Opens a window of some size; at the end nothing may have gone wrong in any."""
    visits: list[Visit] = []
    host = urlsplit(address).netloc

    def start(width: int = 1280, height: int = 800, **context: Any) -> Visit:
        window = browser.new_context(viewport={"width": width, "height": height}, **context)
        started = Visit(window.new_page(), address)
        visits.append(started)

        def asked(route: Any) -> None:
            if urlsplit(route.request.url).netloc == host:
                route.continue_()
            else:
                started.foreign.append(route.request.url)
                route.abort()

        def said(message: Any) -> None:
            if message.type in {"error", "warning"}:
                started.messages.append(message.text)

        window.route("**/*", asked)
        started.page.on("console", said)
        started.page.on("pageerror", lambda error: started.messages.append(str(error)))
        return started

    yield start
    for each in visits:
        each.page.context.close()
        each.expect_nothing_wrong()
