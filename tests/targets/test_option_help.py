"""What somebody who writes options is offered and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgewise.config.cursor import key_at, keys_of, string_at
from edgewise.config.options import described
from edgewise.config.source import Language
from edgewise.config_language.option_help import (
    describe_key,
    describe_value,
    key_completions,
    value_completions,
)

PYPROJECT, OWN = Path("pyproject.toml"), Path("edgewise.toml")


def offered(marked: str, path: Path) -> dict[str, str]:
    offset, text = marked.index("|"), marked.replace("|", "")
    at = string_at(text, Language.TOML, offset)
    if at is not None:
        return {each.text: each.documentation for each in value_completions(path, at)}
    key = key_at(text, offset)
    if key is None:
        return {}
    others = [each.path for each in keys_of(text) if each.start != key.start]
    return {each.text: each.documentation for each in key_completions(path, key, others)}


def told(marked: str, path: Path = OWN) -> str | None:
    offset, text = marked.index("|"), marked.replace("|", "")
    at = string_at(text, Language.TOML, offset)
    key = key_at(text, offset) if at is None else None
    said = describe_value(path, at) if at else describe_key(path, key) if key else None
    return said.plain() if said else None


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        (PYPROJECT, "[tool.edgewise]\nsel|"),
        (PYPROJECT, "[tool.edgewise]\n|"),
        (PYPROJECT, "[tool.edgewise]\n  |\nignore = []"),
        (PYPROJECT, "[tool]\nedgewise.sel| = []"),
        (PYPROJECT, "[tool.edgewise.sel|]"),
        (OWN, "sel|"),
        (OWN, "|"),
        (OWN, "[sev|]"),
        (OWN, 'ignore = ["EW1"]\n"sel|"'),
    ],
)
def test_options_are_offered_where_a_key_may_stand(path: Path, marked: str) -> None:
    found = offered(marked, path)
    assert {"select", "per-file-target", "severity"} <= set(found)
    assert all(found.values())
    assert ("ignore" in found) is ("ignore" not in marked)


def test_every_option_is_offered_with_its_meaning() -> None:
    found = offered("|", OWN)
    assert list(found) == [option.name for option in described()]
    assert all(option.meaning in found[option.name] for option in described())


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        (PYPROJECT, "sel|"),
        (PYPROJECT, "[project]\n|"),
        (PYPROJECT, "[tool.ruff]\nsel|"),
        (OWN, "select = [\n|\n]"),
        (OWN, "select = |"),
        (OWN, "[per-file-ignores]\n|"),
        (OWN, 'environment = "|"'),
        (OWN, 'exclude = ["|"]'),
        (OWN, "# sel|"),
    ],
)
def test_elsewhere_nothing_is_offered(path: Path, marked: str) -> None:
    assert offered(marked, path) == {}


@pytest.mark.parametrize(
    "marked",
    [
        'select = ["|"]',
        'ignore = [\n  "EW101",\n  "E|\n',
        'extend-select = ["|"]',
        '[per-file-ignores]\n"tests/**" = ["|"]',
        "[severity]\n|",
        "[severity]\nEW|",
        "severity.EW|",
    ],
)
def test_rules_are_offered(marked: str) -> None:
    found = offered(marked, OWN)
    assert {"EW205", "module-not-available"} <= set(found)
    assert "EW903" not in found


@pytest.mark.parametrize(
    "marked",
    ['target = "|"', 'target = ["workers-3.13", "|"]', '[per-file-target]\n"a/**" = "|"'],
)
def test_targets_are_offered(marked: str) -> None:
    assert {"workers", "workers-3.14", "pyodide-0.28"} <= set(offered(marked, OWN))


def test_severities_are_offered() -> None:
    found = offered('[severity]\nEW101 = "|"', OWN)
    assert list(found) == ["error", "warning", "information", "hint", "off"]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("exc|lude = []", "Files and folders that are not checked"),
        ("[sever|ity]", "How bad a rule's findings are"),
        ('select = ["EW1|01"]', "module-not-available"),
        ('select = ["module-not-avai|lable"]', "EW101"),
        ('select = ["E|W2"]', "EW2 stands for 5 rules"),
        ('[severity]\nEW2|05 = "off"', "non-functional-module"),
        ('[per-file-ignores]\n"a" = ["call-f|ails"]', "EW204"),
        ('target = "workers-3|.13"', "from compatibility date 2025-09-29"),
        ('[per-file-target]\n"a" = ["pyodide-|314"]', "Pyodide 314"),
    ],
)
def test_what_is_pointed_at_is_described(marked: str, words: str) -> None:
    assert words in (told(marked) or "")


@pytest.mark.parametrize("marked", ["nam|e = 1", 'exclude = ["te|sts"]', 'select = ["EW9|9"]'])
def test_what_is_not_known_is_not_described(marked: str) -> None:
    assert told(marked) is None
