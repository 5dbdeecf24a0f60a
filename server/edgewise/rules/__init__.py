"""The rules, one module each; whatever is in this package is a rule, no list says so."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from edgewise.rules.config_rule import ConfigRule
from edgewise.rules.documented import Documented
from edgewise.rules.rule import Rule

_NOT_RULES = frozenset({"rule", "config_rule", "suppression_rule", "documented", "pages"})


@cache
def all_rules() -> tuple[Rule, ...]:
    """One instance of every rule about code, by code."""
    return tuple(rule for rule in documented() if isinstance(rule, Rule))


@cache
def config_rules() -> tuple[ConfigRule, ...]:
    """One instance of every rule about configuration files, by code."""
    return tuple(rule for rule in documented() if isinstance(rule, ConfigRule))


@cache
def documented() -> tuple[Documented, ...]:
    """One instance of everything that Edgewise can say and has a page about, by code."""
    rules = []
    for module in pkgutil.iter_modules(__path__):
        if module.name in _NOT_RULES:
            continue
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        rules += [
            value()
            for value in vars(loaded).values()
            if isinstance(value, type)
            and issubclass(value, Documented)
            and value.__module__ == loaded.__name__
        ]
    return tuple(sorted(rules, key=lambda rule: rule.code))


@cache
def claimed_subjects() -> frozenset[str]:
    """The names that one rule speaks about alone."""
    return frozenset().union(*(rule.subjects for rule in all_rules()))


def find_rule(name_or_code: str) -> Documented | None:
    """The rule with this code or name, in any case."""
    wanted = name_or_code.strip().lower()
    for rule in documented():
        if wanted in {rule.code.lower(), rule.name}:
            return rule
    return None
