"""Real Pyodide for the oracle's tests: code goes in, what it raises and where comes out."""

from __future__ import annotations

import ast
import json
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Sequence

PROBE = Path(__file__).parents[2] / "server" / "probe"
WORKERS_SDK = Path(__file__).parent / "workers_sdk.py"
TIMEOUT = 3  # seconds for what a fixture awaits

Place = tuple[int, int, int, int]
"""Lines count from one, columns from zero, as in `ast`."""


@dataclass(frozen=True)
class Program:
    """Code to run: `cited` places are left out, `files` lie beside it, it is the module `name`."""

    code: str
    cited: tuple[Place, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    name: str = "__main__"


@dataclass(frozen=True)
class Raised:
    """One failure: its line, and the exception by its short and its qualified name."""

    line: int
    exceptions: tuple[str, ...]
    message: str


@dataclass(frozen=True)
class Proof:
    """What running a program to its end took: every failure on the way, what it printed."""

    failures: tuple[Raised, ...]
    printed: str


class NotProvedError(AssertionError):
    """The program could not be run to its end."""


def run(runtime: str, programs: Sequence[Program]) -> list[Proof | NotProvedError]:
    """Run programs on the Pyodide of a runtime, each as if it were the first."""
    sys.path.insert(0, str(PROBE))
    try:
        import measure
    finally:
        sys.path.remove(str(PROBE))
    known = _runtimes()[runtime]
    jobs = [{"do": "run", "code": _job(known, program)} for program in programs]
    answers = measure.Interpreter(known["npm"]).ask(jobs)
    return [_proof(answer) for answer in answers]


@cache
def _runtimes() -> dict[str, dict[str, Any]]:
    with (PROBE / "runtimes.toml").open("rb") as file:
        return {each["name"]: each for each in tomllib.load(file)["runtime"]}


_INSTALLED = re.compile(r"^(?:\.venv/lib/python3\.\d+/site-packages|python_modules)/")


def _job(runtime: dict[str, Any], program: Program) -> str:
    mounted = runtime.get("mounted", ())
    # Installed modules are found beside the program; compiled ones are but their names.
    files = [
        (_INSTALLED.sub("", name), text)
        for name, text in program.files
        if not (_INSTALLED.match(name) and name.endswith(".so"))
    ]
    if any(re.search(r"\bworkers\b", text) for text in (program.code, *dict(files).values())):
        files.append(("workers.py", WORKERS_SDK.read_text("utf-8")))
    asked = {
        "code": program.code,
        "cited": program.cited,
        "files": files,
        "name": program.name,
        "first": not runtime["workers"],
        "mounted": [name for name in mounted if re.search(rf"\b{name}\b", program.code)],
        "timeout": TIMEOUT,
    }
    inside = (Path(__file__).parent / "inside_fixture.py").read_text("utf-8")
    literal = json.dumps(json.dumps(asked))
    return f"{inside}\nimport json\nresult = json.dumps(await prove(json.loads({literal})))\n"


def _proof(answer: dict[str, Any]) -> Proof | NotProvedError:
    if "failure" in answer or "result" not in answer:
        return NotProvedError(f"the proof itself failed: {answer}")
    outcome = json.loads(ast.literal_eval(answer["result"]))
    failures = tuple(
        Raised(each["line"], tuple(each["exceptions"]), each["message"])
        for each in outcome.get("failures", ())
    )
    if "error" in outcome:
        return NotProvedError(f"{outcome['error']}: {failures}")
    return Proof(failures, outcome["printed"])
