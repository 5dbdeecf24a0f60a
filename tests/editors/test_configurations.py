"""The configurations for editors that no test can start: they parse and start the server."""

from __future__ import annotations

import json
import re
import sys

import pytest
from worker import EDITORS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def test_helix() -> None:
    configuration = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text())
    server = configuration["language-server"]["edgewise"]
    assert [server["command"], *server["args"]] == ["edgewise", "server"]
    assert all("edgewise" in each["language-servers"] for each in configuration["language"])


def test_zed() -> None:
    manifest = tomllib.loads((EDITORS / "zed" / "extension.toml").read_text())
    assert "Python" in manifest["language_servers"]["edgewise"]["languages"]
    assert (
        "cdylib" in tomllib.loads((EDITORS / "zed" / "Cargo.toml").read_text())["lib"]["crate-type"]
    )


def test_sublime() -> None:
    text = (EDITORS / "sublime" / "LSP.sublime-settings").read_text()
    plain = re.sub(r",(\s*})", r"\1", re.sub(r"^\s*//.*$", "", text, flags=re.M))
    client = json.loads(plain)["clients"]["edgewise"]
    assert client["command"] == ["edgewise", "server"]
    assert client["selector"] == "source.python"


def test_kate() -> None:
    (server,) = json.loads((EDITORS / "kate" / "settings.json").read_text())["servers"].values()
    assert server["command"] == ["edgewise", "server"]
    assert re.match(server["highlightingModeRegex"], "Python")


def test_jetbrains() -> None:
    template = json.loads((EDITORS / "jetbrains" / "template.json").read_text())
    assert template["programArgs"]["default"] == "edgewise server"
    python, *_ = template["fileTypeMappings"]
    assert python["languageId"] == "python"
    assert "*.py" in python["fileType"]["patterns"]


@pytest.mark.parametrize("folder", sorted(path.name for path in EDITORS.iterdir()))
def test_it_says_what_it_was_tried_with(folder: str) -> None:
    said = "".join(path.read_text() for path in (EDITORS / folder).rglob("*") if path.is_file())
    assert re.search(r"\b(Tried with|Not tried)\b", said)
