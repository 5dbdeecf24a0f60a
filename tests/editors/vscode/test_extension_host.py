"""The extension in VS Code's real extension host: `vscode-extension/test/host` with its whole API.

What the packaged extension does there, without a window that anybody looks at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import extension_host
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from code_server import CodeServer
    from playwright.sync_api import Browser

pytestmark = pytest.mark.editor


def test_in_the_extension_host(
    code_server: CodeServer, browser: Browser, shop: Path, tmp_path: Path
) -> None:
    code, said = extension_host.run("index", code_server, browser, shop, tmp_path)

    results = [line for line in said if line.startswith(("ok", "not ok", "figures"))]
    print("\n".join(results))  # noqa: T201 - the figures
    assert code == 0, "\n".join(results) or "the tests did not run to their end"
    assert len([line for line in results if line.startswith("ok")]) == 10
