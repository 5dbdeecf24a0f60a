"""What can be written among Edgewise's own options, and what it means; free of any protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgewise.config.options import OFF, SEVERITIES, Kind, described
from edgewise.config.policy import can_be_off
from edgewise.config.selectors import closeness
from edgewise.config.settings import options_at
from edgewise.config_language.completion import Completion, target_completions
from edgewise.config_language.hover import ConfigDescription, about_runtime
from edgewise.rules import documented, find_rule
from edgewise.runtimes import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from edgewise.config.cursor import StringAt
    from edgewise.config.options import Option
    from edgewise.config.source import KeyPath
    from edgewise.rules.documented import Documented

_RULES = {Kind.RULES, Kind.RULES_BY_PATTERN}
_TARGETS = {Kind.TARGETS, Kind.TARGETS_BY_PATTERN}
_SHOWN = 12
_SEVERITY_MEANS = {
    "error": "It will not run.",
    "warning": "It will not work as written.",
    "information": "Worth knowing.",
    "hint": "Shown without a squiggle by most editors.",
    OFF: "The rule says nothing.",
}


def value_completions(path: Path, at: StringAt) -> list[Completion]:
    """What can be written in a string that is a value; nothing outside the options."""
    option, inner = _option(path, at.path)
    if option is None:
        return []
    if option.kind in _RULES and len(inner) == 2 + option.kind.is_table:
        return list(_rules())
    if option.kind in _TARGETS:
        return list(target_completions())
    if option.kind is Kind.SEVERITIES and len(inner) == 2:
        return [Completion(each, "", _SEVERITY_MEANS[each]) for each in SEVERITIES]
    return []


def key_completions(path: Path, at: StringAt, others: Iterable[KeyPath]) -> list[Completion]:
    """What can be written as a key; `others` are the paths to the file's other keys."""
    base = options_at(path)
    inner = at.path[len(base) :]
    if at.path[: len(base)] != base or not inner:
        return []
    taken = {each[: len(at.path)] for each in others}
    if len(inner) == 1:
        return [
            Completion(option.name, option.kind.value, _about(option))
            for option in described()
            if (*base, option.name) not in taken
        ]
    option, _ = _option(path, at.path)
    if option is not None and option.kind is Kind.SEVERITIES and len(inner) == 2:
        return [each for each in _rules() if (*base, option.name, each.text) not in taken]
    return []


def describe_key(path: Path, at: StringAt) -> ConfigDescription | None:
    """Describe the option, or the rule, whose name is a key."""
    option, inner = _option(path, at.path)
    if option is not None and len(inner) == 1:
        return ConfigDescription((f"**`{option.name}`**: {option.kind.value}", _about(option)))
    if option is not None and option.kind is Kind.SEVERITIES:
        return _selected(at.content)
    return None


def describe_value(path: Path, at: StringAt) -> ConfigDescription | None:
    """Describe the rules, or the runtime, that a string among the options names."""
    option, _ = _option(path, at.path)
    if option is None:
        return None
    if option.kind in _RULES:
        return _selected(at.content)
    if option.kind in _TARGETS and at.content in catalogue.names():
        return ConfigDescription((f"**`{at.content}`**", about_runtime(at.content)))
    return None


def _option(path: Path, keys: KeyPath) -> tuple[Option | None, KeyPath]:
    """The option that a path leads to or into, and the path from the table of options on."""
    base = options_at(path)
    inner = keys[len(base) :]
    if keys[: len(base)] != base or not inner:
        return None, ()
    return next((each for each in described() if each.name == inner[0]), None), inner


def _about(option: Option) -> str:
    default = f"\n\nDefault: `{option.default}`" if option.default is not None else ""
    return f"{option.meaning}{default}\n\n```toml\n{option.example}\n```"


def _rules() -> Iterator[Completion]:
    rules = [rule for rule in documented() if can_be_off(rule)]
    for rule in rules:
        yield Completion(rule.code, rule.name, _of_rule(rule))
    for rule in rules:
        yield Completion(rule.name, rule.code, _of_rule(rule))


def _of_rule(rule: Documented) -> str:
    return f"{rule.summary()} ({rule.severity.value} by default)"


def _selected(written: str) -> ConfigDescription | None:
    rule = find_rule(written)
    if rule is not None:
        return ConfigDescription((f"**{rule.code}** `{rule.name}`", _of_rule(rule)))
    rules = [each for each in documented() if closeness(written, each) and can_be_off(each)]
    if not rules:
        return None
    lines = [f"- {each.code} `{each.name}`" for each in rules[:_SHOWN]]
    more = len(rules) - _SHOWN
    if more > 0:
        lines.append(f"- and {more} more")
    return ConfigDescription((f"**`{written}`** stands for {len(rules)} rules", "\n".join(lines)))
