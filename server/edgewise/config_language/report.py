"""What holds for a file or a folder, option by option and rule by rule, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from edgewise.config.options import Entry, attribute, described
from edgewise.config.toml_source import toml_value
from edgewise.rules import documented

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edgewise.config.layers import Layer
    from edgewise.config.options import Option
    from edgewise.config.policy import Said
    from edgewise.config.source import Stated
    from edgewise.configured import Configured
    from edgewise.finding import Range
    from edgewise.runtimes.target import Choice, Target

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who says something: a file at a line (from one), the editor, the command line, nobody."""

    said_by: str
    path: Path | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A value, or what one of several adds to it, as TOML would have it."""

    value: Any
    origin: Origin


@dataclass(frozen=True, slots=True)
class Effective:
    """What an option comes to; `parts` are the weakest first, one unless values add up."""

    option: Option
    parts: tuple[Part, ...]

    @property
    def value(self) -> Any:
        """All parts together; None where nobody says anything."""
        values = [part.value for part in self.parts]
        if len(values) < 2:
            return values[0] if values else None
        if isinstance(values[0], dict):
            return {key: each for value in values for key, each in value.items()}
        return [each for value in values for each in value]


@dataclass(frozen=True, slots=True)
class RuleState:
    """Whether a rule is on for the file, with which severity, and who decided."""

    code: str
    name: str
    on: bool
    severity: str
    origin: Origin
    words: str | None = None
    """The word of the configuration that decided, `EW2` in `ignore = ["EW2"]`."""


def effective_options(configured: Configured, target: Target) -> Iterator[Effective]:
    """What each option comes to; `target` is the one that the file is checked against."""
    for option in described():
        if option.name == "target":
            parts = [Part(list(target.names), _of_choice(target.choice))]
        else:
            parts = list(_parts(option, configured))
        if not parts and option.default is not None:
            parts = [Part(toml_value(option.default), Origin(DEFAULT))]
        yield Effective(option, tuple(parts))


def rule_states(configured: Configured, path: Path | None) -> Iterator[RuleState]:
    """What is decided about each rule, by code."""
    policy, decided = configured.policy(path), configured.rulings
    for rule in documented():
        ruling = decided[rule.code]
        on = policy.enabled(rule.code)
        said = ruling.by
        if (ruling.selected and ruling.severity) or said is None:
            said = ruling.severity_by or said
        origin = _of_words(said) if said else Origin(DEFAULT)
        words = said.words.value if said and said.words else None
        if ruling.on and not on:
            origin, words = Origin("per-file-ignores"), None
        severity = policy.severity(rule.code, rule.severity).value
        yield RuleState(rule.code, rule.name, on, severity if on else "off", origin, words)


def _parts(option: Option, configured: Configured) -> Iterator[Part]:
    stating = [
        (layer, stated)
        for layer in configured.layers
        if (stated := getattr(layer.options, attribute(option.name))) is not None
    ]
    if option.name in ("ignore", "extend-select"):
        # who selects anew has the last word over what was said before
        layers = configured.layers
        last = max(
            (n for n, each in enumerate(layers) if each.options.select is not None), default=0
        )
        stating = [each for each in stating if layers.index(each[0]) >= last]
    elif not option.adds and not option.kind.is_table:
        stating = stating[-1:]
    for layer, stated in stating:
        yield Part(_plain(stated.value), _at(layer, stated.range))


def _plain(value: object) -> Any:
    """A stated value as TOML has it."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        if any(isinstance(each, Entry) for each in value):
            return {each.key.value: _plain(each.value.value) for each in value}
        return [each.value for each in value]
    return value


def _of_choice(choice: Choice) -> Origin:
    line = choice.range.start.line + 1 if choice.range else None
    said_by = choice.path.name if choice.path else choice.by.value
    return Origin(said_by, choice.path, line)


def _of_words(said: Said) -> Origin:
    words: Stated[str] | None = said.words
    select = said.layer.options.select
    place = words.range if words else select.range if select else None
    return _at(said.layer, place)


def _at(layer: Layer, where: Range | None) -> Origin:
    if layer.path is None:
        return Origin(layer.said_by)
    line = where.start.line + 1 if where and layer.is_current else None
    return Origin(layer.said_by, layer.path, line)
