"""What a run brought, as tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from .record import OWN

if TYPE_CHECKING:
    from rich.console import Console

    from .ratios import Outcome

_HIDDEN = {"edits"}


def show(outcome: Outcome, console: Console) -> None:
    """Print one scenario: a line a server, and how many times as much Edgewise takes."""
    lines = f", {outcome.lines:,} lines" if outcome.lines else ""
    table = Table(title=f"{outcome.scenario}: {outcome.about}{lines}", title_justify="left")
    quantities = [each for each in outcome.quantities() if each not in _HIDDEN]
    main = [each for each in quantities if each.partition("_")[0] in _COMPARED]
    table.add_column("")
    for quantity in quantities:
        name, _, unit = quantity.rpartition("_")
        table.add_column(f"{name}, {unit.upper() if unit == 'mb' else unit}", justify="right")
    for quantity in main:
        table.add_column(f"edgewise ÷ it, {quantity.partition('_')[0]}", justify="right")
    for server in outcome.rounds:
        values = [_number(outcome.value(server, quantity)) for quantity in quantities]
        ratios = [_ratio(outcome, server, quantity) for quantity in main]
        table.add_row(server, *values, *ratios, style="bold" if server == OWN else "")
    console.print(table)


_COMPARED = {"median", "cpu", "backlog", "own", "tree", "wall"}


def _ratio(outcome: Outcome, server: str, quantity: str) -> str:
    ratio = None if server == OWN else outcome.ratio(OWN, server, quantity)
    if ratio is None:
        return ""
    spread = f" ({_number(ratio.low)} to {_number(ratio.high)})" if ratio.low != ratio.high else ""
    return f"{_number(ratio.median)}{spread}"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
