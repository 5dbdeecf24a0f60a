"""What the user set in the editor, read from whatever the client sends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SECTION = "edgewise"

LOG_LEVELS = ("debug", "info", "warning", "error", "off")


@dataclass(frozen=True, slots=True)
class EditorSettings:
    """The settings of one workspace folder; None is what is left open.

    `target` are names of runtimes as written, `environment` the wrangler environment
    (`env.NAME`), `interpreter` the environment (or its Python) whose packages are seen,
    `log_level` one of `LOG_LEVELS`.
    """

    target: tuple[str, ...] | None = None
    environment: str | None = None
    interpreter: str | None = None
    log_level: str | None = None


def read_editor_settings(sent: Any) -> EditorSettings:
    """Read `{"target": …}` or `{"edgewise": {"target": …}}`; what is neither sets nothing."""
    if isinstance(sent, dict) and isinstance(sent.get(SECTION), dict):
        sent = sent[SECTION]
    if not isinstance(sent, dict):
        return EditorSettings()
    level = _string(sent.get("logLevel"))
    return EditorSettings(
        target=_names(sent.get("target")),
        environment=_string(sent.get("environment")),
        interpreter=_string(sent.get("interpreter")),
        log_level=level if level in LOG_LEVELS else None,
    )


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _names(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list):
        return None
    return tuple(name for item in value if (name := _string(item))) or None
