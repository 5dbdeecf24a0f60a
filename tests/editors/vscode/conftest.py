from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from code_server import PROJECT, CodeServer, installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from workbench import Workbench


@pytest.fixture(scope="session")
def code_server(tmp_path_factory: pytest.TempPathFactory) -> CodeServer:
    """A code-server with the packaged extension."""
    folder = tmp_path_factory.mktemp("vscode")
    server = CodeServer(installed("EDGEWISE_CODE_SERVER"), folder / "extensions")
    server.install(installed("EDGEWISE_VSIX"), folder)
    return server


@pytest.fixture(scope="session")
def address(code_server: CodeServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a user who trusts every folder has workbenches."""
    with code_server.serve(tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture
def workbench(
    browser: Browser, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[..., Workbench]]:
    """Opens windows; a test that fails leaves a picture of them in its folder."""
    from workbench import Workbench

    with ExitStack() as stack:

        def open_(address: str, folder: Path, file: Path, **context: Any) -> Workbench:
            window = stack.enter_context(
                browser.new_context(**({"viewport": {"width": 1280, "height": 720}} | context))
            )
            window.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
            stack.enter_context(_picture(window, tmp_path / "window.png"))
            return Workbench(window, address, folder, file)

        yield open_


@contextmanager
def _picture(window: Any, path: Path) -> Iterator[None]:
    yield
    for page in window.pages:
        page.screenshot(path=path)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The example Worker, to be edited."""
    return shutil.copytree(PROJECT / "examples" / "shop", tmp_path / "shop")
