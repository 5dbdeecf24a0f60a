"""The extension in VS Code's real extension host: `vscode-extension/test/host` with its whole API.

What the packaged extension does there, without a window that anybody looks at.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest
from code_server import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from code_server import CodeServer
    from playwright.sync_api import Browser

pytestmark = pytest.mark.editor

TESTS = PROJECT / "vscode-extension" / "dist" / "test" / "host" / "index.js"
LIMIT_S = 240


def test_in_the_extension_host(
    code_server: CodeServer, browser: Browser, shop: Path, tmp_path: Path
) -> None:
    assert TESTS.exists(), "make test-editors builds it"
    (unpacked,) = code_server.extensions.glob("edgewise.edgewise-*")
    said: list[str] = []
    codes: list[int] = []

    def exited(code: int) -> None:
        codes.append(code)

    with code_server.serve(tmp_path, options=("--vscode-option", "enable-smoke-test-driver")) as at:
        page = browser.new_page()
        page.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
        page.expose_function("codeAutomationExit", exited)
        page.expose_function(
            "codeAutomationLog", lambda _kind, words: said.append(" ".join(map(str, words)))
        )
        host = f"vscode-remote://{urlsplit(at).netloc}"
        payload = json.dumps(
            [
                ["extensionDevelopmentPath", f"{host}{unpacked}"],
                ["extensionTestsPath", f"{host}{TESTS}"],
            ]
        )
        page.goto(f"{at}/?folder={quote(str(shop))}&payload={quote(payload)}")
        for _ in range(LIMIT_S * 10):
            if codes:
                break
            page.wait_for_timeout(100)
        page.close()
    results = [line for line in said if line.startswith(("ok", "not ok", "figures"))]
    print("\n".join(results))  # noqa: T201 - the figures
    assert codes == [0], "\n".join(results) or "the tests did not run to their end"
    assert len([line for line in results if line.startswith("ok")]) == 10
