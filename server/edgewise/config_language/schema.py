"""The JSON schema of `[tool.edgewise]` and `edgewise.toml`, made from the options' description.

`python -m edgewise.config_language.schema` writes the file that is shipped; CI fails when that is
stale.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edgewise.config.options import SEVERITIES, Kind, described
from edgewise.config.policy import can_be_off
from edgewise.config.toml_source import toml_value
from edgewise.rules import documented
from edgewise.runtimes.selection import target_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edgewise.config.options import Option

FILE = Path(__file__).parents[1] / "config" / "edgewise.schema.json"

_Schema = dict[str, Any]


def schema() -> _Schema:
    """The schema, as JSON Schema draft 7, which editors' TOML extensions and schema stores take."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Edgewise",
        "description": "Options of Edgewise: edgewise.toml, or [tool.edgewise] in pyproject.toml.",
        "type": "object",
        "additionalProperties": False,
        "properties": {option.name: _property(option) for option in described()},
        "definitions": {
            "rule": {
                "description": "A rule's code, the start of codes, or its name.",
                "anyOf": [{"enum": rule_selectors()}, {"pattern": "^[Ee][Ww][0-9]{0,3}$"}],
                "type": "string",
            },
            "severity": {"enum": list(SEVERITIES)},
            "runtime": {"enum": list(target_names())},
        },
    }


def rule_selectors() -> list[str]:
    """What names rules in a list of them, without the codes' other beginnings."""
    rules = [rule for rule in documented() if can_be_off(rule)]
    groups = sorted({rule.code[:3] for rule in rules})
    return ["EW", *groups, *(word for rule in rules for word in (rule.code, rule.name))]


def written() -> str:
    """The text of the schema's file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _property(option: Option) -> _Schema:
    made = {"description": option.meaning, **_value(option.kind)}
    if option.default is not None:
        made["default"] = toml_value(option.default)
    return made


def _value(kind: Kind) -> _Schema:
    rules: _Schema = _list({"$ref": "#/definitions/rule"})
    runtime: _Schema = {"$ref": "#/definitions/runtime"}
    runtimes: _Schema = {"anyOf": [runtime, {**_list(runtime), "minItems": 1}]}
    values: dict[Kind, _Schema] = {
        Kind.FILE: {"type": "string"},
        Kind.NAME: {"type": "string"},
        Kind.TARGETS: runtimes,
        Kind.RULES: rules,
        Kind.SEVERITIES: {
            "type": "object",
            "propertyNames": {"$ref": "#/definitions/rule"},
            "additionalProperties": {"$ref": "#/definitions/severity"},
        },
        Kind.PATTERNS: _list({"type": "string"}),
        Kind.RULES_BY_PATTERN: {"type": "object", "additionalProperties": rules},
        Kind.TARGETS_BY_PATTERN: {"type": "object", "additionalProperties": runtimes},
        Kind.MODULES: _list({"type": "string"}),
        Kind.PACKAGES: _list({"type": "string"}),
    }
    return values[kind]


def _list(items: _Schema) -> _Schema:
    return {"type": "array", "items": items}


def main(arguments: Sequence[str]) -> int:
    """Write the file; with `--check` only say whether it is what it should be."""
    if "--check" in arguments:
        fresh = FILE.is_file() and FILE.read_text("utf-8") == written()
        if not fresh:
            sys.stderr.write(f"{FILE.name} is stale. Run `make pages`.\n")
        return 0 if fresh else 1
    FILE.write_text(written(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
