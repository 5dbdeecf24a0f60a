"""What a run is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from . import command_line, corpus, edits
from .keystrokes import Keystrokes
from .requests import Hover, QuickFixes, Retargeting
from .start import Memory, Start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .effort import Effort
    from .ratios import Outcome
    from .servers import Server

CLASS_LINES = 1_500
PASTED_LINES = 500
USUAL_LINES = 1_000
"""The size at which everything is tried that is not tried at every size."""


class Scenario(Protocol):
    """Something to measure."""

    @property
    def name(self) -> str: ...

    @property
    def about(self) -> str: ...

    @property
    def all_peers(self) -> bool:
        """Whether the optional peers take part; they are many, and some are slow."""
        ...

    async def run(self, peers: Sequence[Server], effort: Effort) -> Outcome: ...


def scenarios(effort: Effort, linters: Sequence[str] = ()) -> list[Scenario]:
    """All of them, in the order of the report; these linters beside the command line."""
    return [
        Start(),
        Memory(),
        *_by_size(effort),
        *_places(effort),
        Hover(),
        QuickFixes(),
        Retargeting(),
        command_line.CommandLine(effort.library, others=tuple(linters)),
    ]


def _by_size(effort: Effort) -> list[Scenario]:
    found: list[Scenario] = []
    for lines in effort.sizes:
        source = corpus.module(lines)
        middle = edits.middle(source)
        valid, broken = edits.digits(source, middle), edits.broken(source, middle)
        found += [
            Keystrokes(
                f"valid/{lines}",
                "digits of a number: every text parses",
                valid,
                lines,
                all_peers=True,
            ),
            Keystrokes(
                f"typing/{lines}", "a line of code, mostly broken", broken, lines, all_peers=True
            ),
            Keystrokes(f"open loop/{lines}", "a key every 30 ms", broken, lines, open_loop=True),
        ]
    return found


def _places(effort: Effort) -> list[Scenario]:
    source, largest = corpus.module(USUAL_LINES), corpus.module(max(effort.sizes))
    shelf = corpus.long_class(CLASS_LINES)
    clean = corpus.clean_module(USUAL_LINES)
    middle = edits.middle(source)
    return [
        Keystrokes(
            f"method/{CLASS_LINES}",
            "a line of code deep in a class",
            edits.broken(shelf, edits.in_method(shelf)),
            CLASS_LINES,
        ),
        Keystrokes(
            f"first line/{USUAL_LINES}",
            "a line of code above all others",
            edits.broken(source, 0),
            USUAL_LINES,
        ),
        Keystrokes(
            f"string/{USUAL_LINES}",
            "words in a string",
            edits.in_string(source, middle),
            USUAL_LINES,
        ),
        Keystrokes(
            f"paste/{USUAL_LINES}",
            f"{PASTED_LINES} lines pasted, undone, pasted …",
            edits.paste_and_undo(source, middle, PASTED_LINES),
            USUAL_LINES,
        ),
        Keystrokes(
            f"clean/{USUAL_LINES}",
            "a line of code where nothing fails",
            edits.broken(clean, edits.middle(clean)),
            USUAL_LINES,
        ),
        *(
            Keystrokes(
                f"pull/{len(text.lines)}",
                "a line of code, the client asks for diagnostics",
                edits.broken(text, edits.middle(text)),
                len(text.lines),
                pull=True,
            )
            for text in (source, largest)
        ),
    ]
