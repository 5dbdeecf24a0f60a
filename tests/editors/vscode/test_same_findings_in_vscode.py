"""VS Code says about a file what the command line says, as the other editors do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import extension_host
import pytest
from same_file import as_seen, on_the_command_line

if TYPE_CHECKING:
    from pathlib import Path

    from code_server import CodeServer
    from playwright.sync_api import Browser

pytestmark = pytest.mark.editor

SEEN = "seen: "


def test_vs_code_says_what_the_command_line_says(
    code_server: CodeServer, browser: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    expected = on_the_command_line(folder)

    code, said = extension_host.run("sameFile", code_server, browser, folder, tmp_path)

    assert code == 0, "\n".join(said)
    (seen,) = [line.removeprefix(SEEN) for line in said if line.startswith(SEEN)]
    assert as_seen(json.loads(seen)) == expected
