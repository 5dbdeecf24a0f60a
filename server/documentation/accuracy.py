"""How right Edgewise is, from the figures that the tests kept in `docs/data/accuracy`."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from documentation import markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

FIGURES = Path(__file__).parents[2] / "docs" / "data" / "accuracy"


@dataclass(frozen=True, slots=True)
class _Measure:
    """One comparison with reality: what it is, and how its figures become columns.

    A column is a title and one figure, or two of which a share is made.
    """

    name: str
    title: str
    about: str
    test: str
    columns: tuple[tuple[str, str] | tuple[str, str, str], ...]


_MEASURES = (
    _Measure(
        "corpus",
        "Programs that the rules never saw",
        "Some 900 ordinary programs, written without looking at the checker; real Pyodide ran "
        "each and decided which fail. *Found*: something is said about a program that fails; "
        "*in its place*: on the line that raises. *False alarms*: something is said about a "
        "program that runs to its end, and no reason is known. *Explained*: the program of this "
        "run ends well, but the place fails once it is reached (an option, an event), or Node "
        "has there what no Worker has; `tests/oracle/corpus/explained.toml` lists them.",
        "tests/oracle/test_corpus.py",
        (
            ("programs that fail", "failing"),
            ("found", "detected", "failing"),
            ("in its place", "located", "failing"),
            ("programs that run", "running"),
            ("false alarms", "alarmed", "running"),
            ("explained", "explained"),
        ),
    ),
    _Measure(
        "records",
        "What Cloudflare's own runtime did",
        "Pieces of code that were run in real `workerd`: at start-up (`global`), in a handler "
        "(`request`), as a whole Worker. *Agree*: where it worked nothing is said, where it failed "
        "something is. Left out are records that code alone does not decide, each with a reason, "
        "in `tests/workers/records.toml`.",
        "tests/workers/test_records.py",
        (
            ("records", "records"),
            ("agree", "agree", "records"),
            ("missed", "missed"),
            ("false alarms", "alarmed"),
        ),
    ),
    _Measure(
        "stdlib",
        "The standard library's own code",
        "Each module of the standard library as Pyodide ships it: no error where it imports, and "
        "something said where it does not.",
        "tests/oracle/test_stdlib.py",
        (
            ("modules", "modules"),
            ("that import", "importing"),
            ("false alarms", "alarmed", "importing"),
            ("that do not", "failing"),
            ("reported", "reported", "failing"),
        ),
    ),
    _Measure(
        "distributions",
        "Installed packages",
        "`import X` for each module of popular distributions, installed as on a laptop; real "
        "Pyodide decided. *Right*: an alarm where an import fails, none where all succeed. "
        "*Not decided*: Pyodide has a build of the missing compiled part. *In its place*: the "
        "innermost line that raises was named, too.",
        "tests/oracle/test_distributions.py",
        (
            ("distributions", "distributions"),
            ("not decided", "undecidable"),
            ("right", "right", "decidable"),
            ("false alarms", "alarmed"),
            ("missed", "missed"),
            ("in its place", "located", "failing"),
        ),
    ),
    _Measure(
        "packages",
        "The code of popular packages",
        "Each module of popular packages, checked alone: no error at import where it imports in "
        "real Pyodide, and something said in each file that raises because of the runtime.",
        "tests/oracle/test_packages.py",
        (
            ("modules", "modules"),
            ("that import", "importing"),
            ("with a false alarm", "alarmed", "importing"),
            ("files that raise", "failing"),
            ("reported", "reported", "failing"),
        ),
    ),
)


def pages() -> dict[str, str]:
    """The page by its path below `docs/`."""
    kept: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in sorted(FIGURES.glob("*.json")):
        figures = json.loads(path.read_text("utf-8"))
        kept[figures["measure"]].append(figures)
    return {"accuracy.md": _page(kept)}


def _page(kept: dict[str, list[dict[str, Any]]]) -> str:
    return markdown.page(
        "How right it is",
        "What Edgewise says, compared with what real runtimes do. The figures are the last test "
        "run's own: `make accuracy` runs these tests and writes them here. What is said there "
        "and known to be wrong is listed beside each test, with the reason.",
        *(_section(measure, kept[measure.name]) for measure in _MEASURES if kept[measure.name]),
        "## What they do not tell",
        "The programs were written for this purpose, the packages are the popular ones: yours may "
        "be otherwise. Code whose failure depends on its input is beyond any reader. If you meet a "
        "wrong finding, [say so](wrong-finding.md).",
    )


def _section(measure: _Measure, kept: Sequence[dict[str, Any]]) -> str:
    days = sorted({figures["measured"] for figures in kept})
    rows = [[_where(figures["where"]), *_cells(measure, figures)] for figures in kept]
    return "\n\n".join(
        [
            f"## {measure.title}",
            measure.about,
            markdown.table(["runtime", *(column[0] for column in measure.columns)], rows),
            f"Measured on {' and '.join(days)} by `{measure.test}`.",
        ]
    )


def _where(where: str) -> str:
    version, _, scope = where.partition(" ")
    return f"Pyodide {version} in workerd, {scope}" if scope else f"`{where}`"


def _cells(measure: _Measure, stored: dict[str, Any]) -> list[str]:
    figures = dict(stored)
    if measure.name == "records":
        figures["agree"] = figures["records"] - figures["missed"] - figures["alarmed"]
    if measure.name == "distributions":
        figures["decidable"] = figures["distributions"] - figures["undecidable"]
    cells = []
    for column in measure.columns:
        some = figures[column[1]]
        cells.append(str(some) if len(column) == 2 else share(some, figures[column[2]]))
    return cells


def share(some: int, of: int) -> str:
    """A count with its percentage, never rounded up to a hundred or down to nothing."""
    if of == 0:
        return "0"
    tenths = 1000 * some // of
    if some and not tenths:
        return f"{some} (under 0.1\N{NO-BREAK SPACE}%)"
    return f"{some} ({tenths // 10}.{tenths % 10}\N{NO-BREAK SPACE}%)"
