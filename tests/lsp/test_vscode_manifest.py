"""What the extension for VS Code says of the server must be true of the server."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import tomli
from packaging.requirements import Requirement

from edgewise import __version__
from edgewise.config.discovery import SETTINGS_FILES, WRANGLER_FILES
from edgewise.config.options import SEVERITIES
from edgewise.lsp.settings import LOG_LEVELS, EditorSettings
from edgewise.runtimes import catalogue

PROJECT = Path(__file__).parents[2]
EXTENSION = PROJECT / "vscode-extension"
TEXT = (EXTENSION / "package.json").read_text()
MANIFEST = json.loads(TEXT)
PROPERTIES = MANIFEST["contributes"]["configuration"]["properties"]
OF_THE_EXTENSION = {"enable", "importStrategy", "path", "trace.server"}


def test_the_version_is_the_server_s() -> None:
    assert MANIFEST["version"] == __version__


def test_every_setting_is_read_by_the_server_or_the_extension() -> None:
    read = {
        re.sub(r"_(\w)", lambda at: at[1].upper(), each.name.replace("lint_", "lint."))
        for each in fields(EditorSettings)
    }
    assert {name.removeprefix("edgewise.") for name in PROPERTIES} == read | OF_THE_EXTENSION


def test_the_targets_offered_are_the_runtimes_there_are() -> None:
    offered = PROPERTIES["edgewise.target"]["items"]["enum"]
    assert sorted(offered) == sorted(["workers", *catalogue.names()])
    assert tuple(PROPERTIES["edgewise.logLevel"]["enum"]) == LOG_LEVELS


def test_the_severities_offered_are_those_of_the_configuration_files() -> None:
    offered = PROPERTIES["edgewise.lint.severity"]["additionalProperties"]["enum"]
    assert tuple(offered) == SEVERITIES


def test_the_documents_are_the_server_s_configuration_files() -> None:
    source = (EXTENSION / "src" / "documents.ts").read_text()
    known = re.search(r"CONFIGURATION = /\(\^\|\[\\\\/\]\)(.*)\$/;", source)
    assert known
    for name in (*WRANGLER_FILES, *SETTINGS_FILES):
        assert re.fullmatch(known[1], name), name


def test_each_text_is_there_and_used() -> None:
    texts = json.loads((EXTENSION / "package.nls.json").read_text())
    assert set(re.findall(r'"%(.+?)%"', TEXT)) == set(texts)


def test_pictures_and_commands_exist() -> None:
    commands = {each["command"] for each in MANIFEST["contributes"]["commands"]}
    sources = "".join(path.read_text() for path in (EXTENSION / "src").glob("*.ts"))
    assert all(f'"{command}"' in sources for command in commands)
    for picture in re.findall(r'"(media/[^"]+)"', TEXT):
        assert (EXTENSION / picture).exists(), picture
    for picture in re.findall(r"\]\((media/[^)]+)\)", (EXTENSION / "README.md").read_text()):
        assert (EXTENSION / picture).exists(), picture


def test_the_bundle_has_what_the_server_needs() -> None:
    lines = (EXTENSION / "bundled" / "requirements.txt").read_text().splitlines()
    pinned = {
        pin.name: next(iter(pin.specifier)).version
        for pin in (Requirement(line.rstrip(" \\")) for line in lines if "==" in line)
    }
    project = tomli.loads((PROJECT / "pyproject.toml").read_text())["project"]
    only_for_the_command_line = {"click", "rich"}
    for needed in map(Requirement, project["dependencies"]):
        if needed.name not in only_for_the_command_line:
            assert needed.specifier.contains(pinned[needed.name]), needed
