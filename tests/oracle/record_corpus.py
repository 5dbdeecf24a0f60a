"""Records anew what real Pyodide does with the corpus.

    python tests/oracle/record_corpus.py [--only 'crypto/*'] [--report]

`--only` takes a pattern of snippet names, `theme/name`; the others keep their records.
`--report` then prints how well Edgewise does on those snippets.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from oracle.corpus_runs import TRUTH, VERSIONS, Outcome, figures, outcomes, snippets, truth


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--only", default="*", metavar="GLOB")
    arguments.add_argument("--report", action="store_true")
    asked = arguments.parse_args()
    names = snippets(asked.only)
    if not names:
        arguments.error(f"no snippet fits {asked.only}")
    with ThreadPoolExecutor(len(VERSIONS)) as pool:
        measured = dict(
            zip(VERSIONS, pool.map(lambda name: outcomes(name, names), VERSIONS), strict=True)
        )
    strange = 0
    for runtime, found in measured.items():
        for name, outcome in found.items():
            if outcome["outcome"] not in {"ok", "raises"}:
                strange += 1
                print(f"{runtime}: {name} {outcome}: replace it")  # noqa: T201
    fresh = {name: {each: measured[each][name] for each in VERSIONS} for name in names}
    record(fresh)
    failing = sum(
        any(outcome["outcome"] == "raises" for outcome in each.values()) for each in fresh.values()
    )
    print(f"{len(names)} snippets recorded, {failing} fail on some runtime")  # noqa: T201
    if asked.report:
        for runtime in VERSIONS:
            print(figures(runtime, asked.only))  # noqa: T201
    return 1 if strange else 0


def record(fresh: dict[str, dict[str, Outcome]]) -> None:
    """Put outcomes into the file; what is recorded of snippets that are gone goes too."""
    folder = os.open(TRUTH.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)  # two people may record at the same time
        known = truth() | fresh
        there = set(snippets())
        kept = {name: known[name] for name in sorted(known) if name in there}
        new = TRUTH.with_suffix(".new")
        new.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
        new.replace(TRUTH)
    finally:
        os.close(folder)


if __name__ == "__main__":
    sys.exit(main())
