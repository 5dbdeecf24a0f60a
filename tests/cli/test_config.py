"""`edgewise config` says what is configured, and where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.run import edgewise_in

from edgewise.config.options import described
from edgewise.config_language.schema import FILE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "base.toml").write_text('ignore = ["EW3"]\nextend-exclude = ["old/"]\n')
    (tmp_path / "pyproject.toml").write_text(
        "[tool.edgewise]\n"
        'extend = "base.toml"\n'
        'ignore = ["EW205"]\n'
        'extend-exclude = ["gen/"]\n'
        'per-file-ignores = { "tests/**" = ["EW1"] }\n'
        'severity = { EW201 = "error" }\n'
    )
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_app.py").write_text("")
    (tmp_path / "gen").mkdir()
    return tmp_path


def told(folder: Path, *arguments: str) -> dict[str, Any]:
    outcome = edgewise_in(folder, "config", "--output-format", "json", *arguments)
    assert outcome.code == 0, outcome
    found = json.loads(outcome.out)
    assert isinstance(found, dict)
    return found


def rules(found: dict[str, Any]) -> dict[str, tuple[str, str, str | None, int | None]]:
    return {
        each["code"]: (each["severity"], each["source"], each["selector"], each["line"])
        for each in found["rules"]
    }


def test_each_option_is_told_with_its_place(project: Path) -> None:
    options = told(project)["options"]
    assert list(options) == [option.name for option in described()]
    assert options["extend-exclude"] == {
        "value": ["old/", "gen/"],
        "from": [
            {"value": ["old/"], "source": "base.toml", "path": "base.toml", "line": 2},
            {"value": ["gen/"], "source": "pyproject.toml", "path": "pyproject.toml", "line": 4},
        ],
    }
    assert options["ignore"]["value"] == ["EW3", "EW205"]
    assert options["select"]["from"] == [
        {"value": ["EW"], "source": "default", "path": None, "line": None}
    ]
    assert options["environment"] == {"value": None, "from": []}
    assert options["target"]["from"][0]["source"] == "default"


def test_each_rule_is_told_with_who_decided(project: Path) -> None:
    decided = rules(told(project))
    assert decided["EW301"] == ("off", "base.toml", "EW3", 1)
    assert decided["EW205"] == ("off", "pyproject.toml", "EW205", 3)
    assert decided["EW201"] == ("error", "pyproject.toml", "EW201", 6)
    assert decided["EW101"] == ("error", "default", None, None)
    decided = rules(told(project, "tests/test_app.py"))
    assert decided["EW101"][:2] == ("off", "per-file-ignores")


def test_the_command_line_is_named(project: Path) -> None:
    found = told(project, "--select", "EW2", "--target", "workers-3.12")
    assert found["options"]["select"]["from"][0]["source"] == "command line"
    assert found["options"]["target"]["value"] == ["workers-3.12"]
    assert found["options"]["target"]["from"][0]["source"] == "command line"
    assert rules(found)["EW101"] == ("off", "command line", None, None)


def test_what_is_excluded_is_told(project: Path) -> None:
    (project / "gen" / "app.py").write_text("")
    assert told(project, "gen/app.py")["excluded"] is True
    assert told(project, "tests/test_app.py")["excluded"] is False
    assert "excluded" in edgewise_in(project, "config", "gen/app.py").out


def test_as_text(project: Path) -> None:
    out = edgewise_in(project, "config").out
    assert 'extend-exclude = ["old/"]  # base.toml:2\n' in out
    assert 'severity = { "EW201" = "error" }  # pyproject.toml:6\n' in out
    assert "# environment is not set\n" in out
    assert "  EW205 non-functional-module: off by EW205  # pyproject.toml:3\n" in out


def test_a_broken_configuration_is_told(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.edgewise]\nslect = []\n")
    outcome = edgewise_in(project, "config")
    assert outcome.code == 2
    assert "pyproject.toml:2: [EW903] Edgewise has no option 'slect'" in outcome.out
    assert edgewise_in(project, "config", "nowhere.py").code == 2


def test_the_schema_is_printed(project: Path) -> None:
    outcome = edgewise_in(project, "config", "--schema")
    assert outcome.code == 0
    assert outcome.out.strip() == FILE.read_text("utf-8").strip()
