"""How fast Edgewise is, beside its peers in the same run.

python -m tests.bench                        measure, print tables
python -m tests.bench check                  fail if a ratio is beyond its bound (bounds.toml)
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from . import check, report, servers
from .client.session import NoAnswerError
from .command_line import CommandFailedError
from .effort import FULL, QUICK
from .keystrokes import NothingFoundError
from .measure import NothingToMeasureError, measure

if TYPE_CHECKING:
    from .ratios import Outcome


def main() -> int:
    """Measure, or check."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="?", choices=["measure", "check"], default="measure")
    parser.add_argument("--quick", action="store_true", help="a minute or two, and rougher")
    parser.add_argument(
        "--peers",
        default="",
        metavar="NAME[,NAME...]",
        help=f"also measure these, if they are installed: {', '.join(servers.OPTIONAL)}",
    )
    parser.add_argument(
        "--only",
        default="*",
        metavar="PATTERN[,PATTERN...]",
        help="the scenarios whose names match, like 'typing/*'",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the figures as JSON")
    arguments = parser.parse_args()
    console = Console()
    if not console.is_terminal:
        console.width = 140
    try:
        if arguments.what == "check":
            return asyncio.run(check.run(console))
        peers = [name for name in arguments.peers.split(",") if name]
        effort = QUICK if arguments.quick else FULL
        only = arguments.only.split(",")

        def tell(outcome: Outcome, so_far: object) -> None:
            report.show(outcome, console)
            if arguments.output:
                arguments.output.parent.mkdir(parents=True, exist_ok=True)
                arguments.output.write_text(json.dumps(so_far, indent=1) + "\n", "utf-8")

        asyncio.run(measure(effort, peers, only, tell))
    except (
        servers.MissingPeerError,
        CommandFailedError,
        NoAnswerError,
        NothingFoundError,
        NothingToMeasureError,
    ) as error:
        parser.exit(2, f"{error}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
