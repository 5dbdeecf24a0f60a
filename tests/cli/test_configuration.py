"""What `[tool.edgewise]`, `edgewise.toml` and the options on the command line say, together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.run import Outcome, edgewise_in

if TYPE_CHECKING:
    from pathlib import Path

CODE = "import fcntl\nimport threading\n\nthreading.Thread(target=print).start()\n"
MODULE, THREAD, USELESS = "EW101", "EW201", "EW205"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "app.py").write_text(CODE)
    return tmp_path


def found(outcome: Outcome) -> list[str]:
    assert outcome.code in (0, 1), outcome.err
    return sorted(each["code"] for each in json.loads(outcome.out))


def check(folder: Path, *arguments: str) -> list[str]:
    return found(edgewise_in(folder, "check", "--output-format", "json", *arguments))


def test_without_configuration_every_rule_speaks(project: Path) -> None:
    assert check(project) == [MODULE, THREAD, USELESS]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ('select = ["EW101"]', [MODULE]),
        ('select = ["EW2"]', [THREAD, USELESS]),
        ('select = ["thread-cannot-start"]', [THREAD]),
        ("select = []", []),
        ('ignore = ["EW205", "module-not-available"]', [THREAD]),
        ('select = ["EW2"]\nignore = ["ew205"]', [THREAD]),
        ('select = ["EW201"]\nignore = ["EW2"]', [THREAD]),
        ('select = ["EW2"]\nignore = ["EW2"]', []),
    ],
)
@pytest.mark.parametrize("name", ["pyproject.toml", "edgewise.toml"])
def test_select_and_ignore(project: Path, name: str, options: str, codes: list[str]) -> None:
    header = "[tool.edgewise]\n" if name == "pyproject.toml" else ""
    (project / name).write_text(header + options)
    assert check(project) == codes


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "EW1"], [MODULE]),
        (["--select", "EW101,EW201"], [MODULE, THREAD]),
        (["--select", "EW101", "--select", "EW205"], [MODULE, USELESS]),
        (["--ignore", "EW2"], []),
        (["--ignore", "EW205"], [THREAD]),
    ],
)
def test_the_command_line_speaks_last(
    project: Path, arguments: list[str], codes: list[str]
) -> None:
    (project / "edgewise.toml").write_text('select = ["EW2"]')
    assert check(project, *arguments) == codes
