"""Records anew which modules of its own standard library real Pyodide imports.

python tests/oracle/record_stdlib.py            writes tests/oracle/stdlib/truth.json
python tests/oracle/record_stdlib.py --check    says what has changed, writes nothing
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from oracle.corpus_runs import VERSIONS
from oracle.stdlib.tree import TRUTH, explained, failures, modules, truth, unpacked


def main() -> int:
    names = {runtime: list(modules(unpacked(runtime))) for runtime in VERSIONS}
    with ThreadPoolExecutor(len(VERSIONS)) as pool:
        found = dict(zip(VERSIONS, pool.map(failures, names, names.values()), strict=True))
    for runtime, failed in found.items():
        imported = len(names[runtime]) - len(failed)
        print(f"{runtime}: {imported} of {len(names[runtime])} modules import")  # noqa: T201
    if "--check" in sys.argv[1:]:
        recorded = truth()
        changed = [
            f"{runtime} {name}: {recorded[runtime].get(name)} was recorded, {failed.get(name)} is"
            for runtime, failed in found.items()
            for name in sorted(failed.keys() | recorded[runtime].keys())
            if failed.get(name) != recorded[runtime].get(name)
        ]
        print("\n".join(changed) or "as recorded")  # noqa: T201
        return 1 if changed else 0
    recorded = {
        "failed": {
            runtime: {name: astuple(failure) for name, failure in failed.items()}
            for runtime, failed in found.items()
        },
        "explained": explained() if TRUTH.exists() else {},
    }
    TRUTH.write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
