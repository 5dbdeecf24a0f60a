"""VS Code's real extension host, which runs a module of `vscode-extension/test/host`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from code_server import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from code_server import CodeServer
    from playwright.sync_api import Browser

BUILT = PROJECT / "vscode-extension" / "dist" / "test" / "host"
LIMIT_S = 240


def run(
    module: str, code_server: CodeServer, browser: Browser, folder: Path, home: Path
) -> tuple[int | None, list[str]]:
    """Run a module beside the packaged extension, a folder open.

    Gives its exit code, None if it did not come to its end, and what it printed.
    """
    tests = BUILT / f"{module}.js"
    assert tests.exists(), "make test-editors builds it"
    (unpacked,) = code_server.extensions.glob("edgewise.edgewise-*")
    said: list[str] = []
    codes: list[int] = []

    def exited(code: int) -> None:
        codes.append(code)

    smoke_test = ("--vscode-option", "enable-smoke-test-driver")
    with code_server.serve(home, options=smoke_test) as at:
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
                ["extensionTestsPath", f"{host}{tests}"],
            ]
        )
        page.goto(f"{at}/?folder={quote(str(folder))}&payload={quote(payload)}")
        for _ in range(LIMIT_S * 10):
            if codes:
                break
            page.wait_for_timeout(100)
        page.close()
    return codes[0] if codes else None, said
