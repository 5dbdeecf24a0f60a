"""What the user set in the editor, read from whatever the client sends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from edgewise.config.layers import EDITOR, Layer
from edgewise.config.option_checker import unknown_rule
from edgewise.config.options import SEVERITIES, Entry, Options
from edgewise.config.source import NOWHERE, Stated

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.config.layers import Layers
    from edgewise.config.options import Names

SECTION = "edgewise"

LOG_LEVELS = ("debug", "info", "warning", "error", "off")


@dataclass(frozen=True, slots=True)
class EditorSettings:
    """The settings of one workspace folder; None is what is left open.

    `target` are names of runtimes as written, `environment` the wrangler environment
    (`env.NAME`), `interpreter` the environment (or its Python) whose packages are seen,
    `log_level` one of `LOG_LEVELS`. Those that start with `lint_` are the options of a
    configuration file and are stronger than its; an empty list leaves the option open, since that
    is what editors send for one that is not set.
    """

    target: tuple[str, ...] | None = None
    environment: str | None = None
    interpreter: str | None = None
    log_level: str | None = None
    lint_select: tuple[str, ...] | None = None
    lint_ignore: tuple[str, ...] | None = None
    lint_severity: tuple[tuple[str, str], ...] = ()

    def layer(self, folder: Path) -> Layers:
        """What is set of the options that files set too; nothing if it is nothing."""
        severities = tuple(
            Entry(Stated(rule, NOWHERE), Stated(severity, NOWHERE))
            for rule, severity in self.lint_severity
            if severity in SEVERITIES
        )
        options = Options(
            select=_stated(self.lint_select),
            ignore=_stated(self.lint_ignore),
            severity=Stated(severities, NOWHERE) if severities else None,
        )
        return () if options == Options() else (Layer(options, EDITOR, folder),)

    def mistakes(self) -> list[str]:
        """A sentence for each rule and severity in the settings that does not exist."""
        named = (*(self.lint_select or ()), *(self.lint_ignore or ()), *dict(self.lint_severity))
        if not named:
            return []
        from edgewise.rules import documented  # noqa: PLC0415 - loads all rules

        unknown = (unknown_rule(each, documented()) for each in named)
        said = [each[0] for each in unknown if each]
        for _, severity in self.lint_severity:
            if severity not in SEVERITIES:
                known = ", ".join(SEVERITIES)
                said.append(f"Edgewise knows no severity '{severity}'. There are {known}.")
        return said


def _stated(names: tuple[str, ...] | None) -> Names | None:
    return Stated(tuple(Stated(each, NOWHERE) for each in names), NOWHERE) if names else None


def read_editor_settings(sent: Any) -> EditorSettings:
    """Read `{"target": …}` or `{"edgewise": {"target": …}}`; what is neither sets nothing."""
    if isinstance(sent, dict) and isinstance(sent.get(SECTION), dict):
        sent = sent[SECTION]
    if not isinstance(sent, dict):
        return EditorSettings()
    level = _string(sent.get("logLevel"))
    lint = sent.get("lint")
    lint = lint if isinstance(lint, dict) else {}
    return EditorSettings(
        target=_names(sent.get("target")),
        environment=_string(sent.get("environment")),
        interpreter=_string(sent.get("interpreter")),
        log_level=level if level in LOG_LEVELS else None,
        lint_select=_names(lint.get("select")),
        lint_ignore=_names(lint.get("ignore")),
        lint_severity=_pairs(lint.get("severity")),
    )


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _names(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list):
        return None
    return tuple(name for item in value if (name := _string(item))) or None


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        return ()
    return tuple((str(key), text) for key, each in value.items() if (text := _string(each)))
