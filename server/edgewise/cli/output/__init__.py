"""The formats of `check --output-format`: one module each, with a function `render`."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgewise.cli.results import Results

FORMATS = ("text", "json")


def render(format_: str, results: Results) -> str:
    """Write `results` in the format of this name; colours are stripped elsewhere."""
    module = importlib.import_module(f"edgewise.cli.output.{format_}")
    rendered: str = module.render(results)
    return rendered
