"""The formats of `check --output-format`: one module each, with a function `render`."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgewise.cli.results import Results

FORMATS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit")
FOR_PEOPLE = ("text", "concise")
"""The formats with a summary, which `--quiet` leaves out."""


def render(format_: str, results: Results, *, quiet: bool = False) -> str:
    """Write `results` in the format of this name; colours are stripped elsewhere."""
    module = importlib.import_module(f"edgewise.cli.output.{format_}")
    rendered: str = (
        module.render(results, quiet=quiet) if format_ in FOR_PEOPLE else module.render(results)
    )
    return rendered
