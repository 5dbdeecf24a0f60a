"""The standard library as each measured Pyodide ships it, and what importing it there does."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from oracle.corpus_runs import PROBE, VERSIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
TRUTH = HERE / "truth.json"


@dataclass(frozen=True)
class Failure:
    """Why a module does not import; `file` and `line` are its own place, or its package's."""

    exception: str
    message: str
    file: str | None
    line: int


def unpacked(runtime: str) -> Path:
    """The folder that holds the standard library of a runtime, outside the repository."""
    archive = PROBE / "node_modules" / f"pyodide-{VERSIONS[runtime]}" / "python_stdlib.zip"
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()[:12]
    cache = Path(os.environ.get("EDGEWISE_PACKAGES") or tempfile.gettempdir())
    tree = cache / f"edgewise-stdlib-{digest}"
    if not tree.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder, zipfile.ZipFile(archive) as packed:
            packed.extractall(Path(folder, "tree"))
            Path(folder, "tree").rename(tree)
    return tree


def modules(tree: Path) -> dict[str, Path]:
    """Every module but programs: name → file, relative to the tree."""
    found = {}
    for path in sorted(tree.rglob("*.py")):
        relative = path.relative_to(tree)
        parts = relative.with_suffix("").parts
        if all(part.isidentifier() for part in parts) and parts[-1] != "__main__":
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = relative
    return found


def failures(runtime: str, names: Sequence[str]) -> dict[str, Failure]:
    """Import each module in real Pyodide, each as if it were the first; those that fail."""
    sys.path.insert(0, str(PROBE))
    try:
        import measure
    finally:
        sys.path.remove(str(PROBE))
    inside = (HERE / "inside.py").read_text("utf-8")
    jobs = []
    for name in names:
        code = f"{inside}\nimport json\nresult = json.dumps(failure({name!r}))\n"
        jobs.append({"do": "run", "code": code})
    failed = {}
    for name, answer in zip(names, measure.Interpreter(VERSIONS[runtime]).ask(jobs), strict=True):
        if "failure" in answer:
            raise RuntimeError(f"the recording itself failed: {answer}")
        if "result" not in answer:
            outcome = "hangs" if answer.get("hang") else "ends the interpreter"
            failed[name] = Failure(outcome, "", None, 0)
        elif (failure := json.loads(ast.literal_eval(answer["result"]))) is not None:
            failed[name] = Failure(*failure)
    return failed


def truth() -> dict[str, dict[str, Failure]]:
    """What `record_stdlib.py` recorded: runtime → module → why it does not import."""
    recorded = json.loads(TRUTH.read_text("utf-8"))
    return {
        runtime: {name: Failure(*failure) for name, failure in failed.items()}
        for runtime, failed in recorded["failed"].items()
    }


def explained() -> dict[str, dict[str, str]]:
    """What Edgewise gets wrong, with the reason: runtime → alarm or unreported module → why."""
    explanations: dict[str, dict[str, str]] = json.loads(TRUTH.read_text("utf-8"))["explained"]
    return explanations
