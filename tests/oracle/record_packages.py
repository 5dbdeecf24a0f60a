"""Records anew which modules of the pinned packages real Pyodide imports.

    python tests/oracle/record_packages.py

The wheels are downloaded and unpacked into a temporary folder, which Pyodide mounts; one
interpreter per runtime imports every module.
"""

from __future__ import annotations

import ast
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from oracle.corpus_runs import PROBE, VERSIONS
from oracle.packages.tree import HERE, TRUTH, modules, truth, unpacked

AT_ONCE = 40  # modules a question: an answer must come within `measure.PATIENCE`
Failure = list[Any]
"""Exception, message, and the innermost file and line among the packages."""


def main() -> int:
    tree = unpacked()
    names = list(modules(tree))
    with ThreadPoolExecutor(len(VERSIONS)) as pool:
        found = dict(
            zip(VERSIONS, pool.map(lambda each: failures(each, tree, names), VERSIONS), strict=True)
        )
    recorded = {
        "modules": len(names),
        "runtimes": {
            runtime: {"imported": len(names) - len(failed), "failed": grouped(failed)}
            for runtime, failed in found.items()
        },
        "explained": truth()["explained"] if TRUTH.exists() else {},
    }
    TRUTH.write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for runtime, failed in found.items():
        print(f"{runtime}: {len(names) - len(failed)} of {len(names)} modules import")  # noqa: T201
    return 0


def failures(runtime: str, tree: Path, names: list[str]) -> dict[str, Failure]:
    """Import the modules; those that end the interpreter are asked again one by one."""
    parts = []
    for _, package in groupby(names, lambda name: name.partition(".")[0]):
        members = list(package)
        parts += [members[at : at + AT_ONCE] for at in range(0, len(members), AT_ONCE)]
    failed: dict[str, Failure] = {}
    again: list[list[str]] = []
    for part, answer in zip(parts, ask(runtime, tree, parts), strict=True):
        if isinstance(answer, dict):
            failed |= answer
        else:
            again += [[name] for name in part]
    for (name,), answer in zip(again, ask(runtime, tree, again), strict=True):
        failed |= answer if isinstance(answer, dict) else {name: [answer, "", None, 0]}
    return failed


def ask(runtime: str, tree: Path, parts: list[list[str]]) -> list[dict[str, Failure] | str]:
    """What failed in each part, or how the part ended the interpreter."""
    sys.path.insert(0, str(PROBE))
    try:
        import measure
    finally:
        sys.path.remove(str(PROBE))
    inside = (HERE / "inside.py").read_text("utf-8")
    jobs = []
    for part in parts:
        call = f"failures({str(tree)!r}, {part!r})"
        jobs.append({"do": "run", "code": f"{inside}\nimport json\nresult = json.dumps({call})\n"})
    answers: list[dict[str, Failure] | str] = []
    for answer in measure.Interpreter(VERSIONS[runtime]).ask(jobs):
        if "result" in answer:
            answers.append(json.loads(ast.literal_eval(answer["result"])))
        elif "failure" in answer:
            raise RuntimeError(f"the recording itself failed: {answer}")
        else:
            answers.append("hangs" if answer.get("hang") else "ends the interpreter")
    return answers


def grouped(failed: dict[str, Failure]) -> list[dict[str, Any]]:
    """The failures by their cause, with the modules that it keeps from being imported."""
    causes: dict[str, list[str]] = {}
    for name, failure in failed.items():
        causes.setdefault(json.dumps(failure), []).append(name)
    keys = ("exception", "message", "file", "line")
    return [
        {**dict(zip(keys, json.loads(cause), strict=True)), "modules": " ".join(names)}
        for cause, names in sorted(causes.items(), key=lambda each: each[1])
    ]


if __name__ == "__main__":
    sys.exit(main())
