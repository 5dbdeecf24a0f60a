"""Who may know whom."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lsp_editor import SOURCE_ROOT, server_environment

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = SOURCE_ROOT / "edgewise"


def _imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize(
    ("library", "folder"),
    [("pygls", "lsp"), ("lsprotocol", "lsp"), ("libcst", "fixes"), ("jedi", "resolve")],
)
def test_only_one_layer_knows_a_library(library: str, folder: str) -> None:
    knowing = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if library in _imported(path)
    }
    assert knowing == {folder}


def _loaded_by(statement: str) -> set[str]:
    program = f"{statement}\nimport sys\nprint(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=server_environment(),
    )
    return {name.partition(".")[0] for name in run.stdout.split()}


def test_the_core_loads_nothing_heavy() -> None:
    loaded = _loaded_by("import edgewise.checker")
    assert not loaded & {"pygls", "lsprotocol", "jedi", "parso", "libcst", "click", "rich"}


def test_the_server_starts_without_what_only_some_requests_need() -> None:
    loaded = _loaded_by("import edgewise.lsp.start")
    assert "pygls" in loaded
    assert not loaded & {"jedi", "parso", "libcst", "rich", "pathspec"}
