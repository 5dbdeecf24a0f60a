"""What the extension for VS Code says of the server must be true of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from edgewise import __version__
from edgewise.lsp.settings import LOG_LEVELS, SECTION, EditorSettings
from edgewise.runtimes.catalogue import Catalogue

EXTENSION = Path(__file__).parents[2] / "vscode-extension"
MANIFEST = json.loads((EXTENSION / "package.json").read_text())
PROPERTIES = MANIFEST["contributes"]["configuration"]["properties"]
CLIENT_ONLY = {"enable", "importStrategy", "path", "trace.server"}


def test_version() -> None:
    assert MANIFEST["version"] == __version__
