"""The JSON schema says of a file what reading it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli

from edgewise.config.layers import Layer
from edgewise.config.option_checker import wrong_in
from edgewise.config.options import described
from edgewise.config.settings import read_settings
from edgewise.config_language.schema import FILE, schema, written
from edgewise.rules import documented
from edgewise.runtimes.selection import target_names

VALIDATOR = jsonschema.Draft7Validator(schema())


def test_it_is_a_schema_and_the_file_is_fresh() -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    assert FILE.read_text("utf-8") == written(), "run `make pages`"


def test_it_has_each_option_once_with_its_meaning() -> None:
    properties = schema()["properties"]
    assert list(properties) == [option.name for option in described()]
    assert all(properties[each.name]["description"] == each.meaning for each in described())


def problems(text: str) -> list[str]:
    path = Path("edgewise.toml")
    reading = read_settings(text, path)
    assert reading.content is not None
    assert reading.content.options is not None
    layer = Layer(reading.content.options, path.name, path.parent, path)
    found = (*reading.problems, *wrong_in(layer, documented(), target_names()))
    return [each.message for each in found]


def without_header(example: str) -> str:
    return example.replace("[tool.edgewise.", "[")


@pytest.mark.parametrize("option", described(), ids=lambda option: option.name)
def test_each_example_and_default_is_right(option: Any) -> None:
    text = without_header(option.example)
    assert problems(text) == []
    VALIDATOR.validate(tomli.loads(text))
    assert option.name in tomli.loads(text)
    assert f"{option.name} " in option.example or f".{option.name}]" in option.example
    if option.default is not None:
        stated = f"{option.name} = {option.default}"
        assert problems(stated) == []
        VALIDATOR.validate(tomli.loads(stated))


README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    "text", re.findall(r"```toml\n(\[tool.edgewise\]\n.*?)```", README, re.DOTALL)
)
def test_the_readme_s_examples_are_right(text: str) -> None:
    table = tomli.loads(text)["tool"]["edgewise"]
    VALIDATOR.validate(table)
    assert problems(without_header(text.replace("[tool.edgewise]", ""))) == []


@pytest.mark.parametrize(
    "text",
    [
        "unknown = 1",
        'select = "EW1"',
        "ignore = [1]",
        'select = ["no-such-rule"]',
        'severity = { EW101 = "fatal" }',
        'severity = { no-such-rule = "off" }',
        'per-file-ignores = { "a" = "EW1" }',
        'per-file-target = { "a" = "python" }',
        "exclude = 1",
        "extend = []",
        "modules = [1]",
        "packages = 1",
    ],
)
def test_what_reading_finds_wrong_is_wrong(text: str) -> None:
    assert problems(text) != []
    assert not VALIDATOR.is_valid(tomli.loads(text))


@pytest.mark.parametrize("text", ['select = ["ew1", "EW10"]', 'target = "workers"', ""])
def test_what_reading_takes_is_right(text: str) -> None:
    assert problems(text) == []
    assert VALIDATOR.is_valid(tomli.loads(text))
