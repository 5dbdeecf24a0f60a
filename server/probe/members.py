"""Which methods of the standard library's classes some Pyodide lacks.

Asked for are those that a CPython on this machine has, or another Pyodide. What every Pyodide
has is left out.
"""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from measure import HERE, VERSIONS, Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterable

INSIDE = (HERE / "inside.py").read_text("utf-8")
# Numbers and bytes are everywhere, and what they gained nobody mistakes; the others mirror
# names of modules, which have facts of their own, or belong to tools.
LEFT_OUT = ("builtins.", "decimal.", "fractions.", "enum.", "_frozen_importlib", "pdb.", "bdb.",
            "pydoc.", "asyncio.trsock.", "typing.")  # fmt: skip
FIRST = 10  # the oldest CPython, 3.10, whose code is still around


def collect(modules: list[str], cpythons: dict[str, str]) -> dict[str, list[str]]:
    """Return the methods that some Pyodide lacks, by the public name of their class."""
    asked = [{"do": "classes", "modules": [m for m in modules if m not in {"antigravity", "this"}]}]
    found = [_in_cpython(executable, asked) for executable in _recent(cpythons)]
    there = [Interpreter(version).ask(asked)[0] for version in VERSIONS]
    lost: dict[str, list[str]] = {}
    for name in sorted({name for classes in there for name in classes}):
        if name.startswith(LEFT_OUT):
            continue
        promised = {method for classes in [*found, *there] for method in classes.get(name, ())}
        everywhere = [set(classes[name]) for classes in there if name in classes]
        if promised - set.intersection(*everywhere):
            lost[name] = sorted(promised - set.intersection(*everywhere))
    return lost


def _recent(cpythons: dict[str, str]) -> Iterable[str]:
    return [path for version, path in cpythons.items() if int(version.split(".")[1]) >= FIRST]


def _in_cpython(executable: str, jobs: list[dict[str, Any]]) -> Any:
    code = (
        f"{INSIDE}\nimport warnings\nwarnings.simplefilter('ignore')\n"
        f"job = json.loads({json.dumps(json.dumps(jobs[0]))})\n"
        "print()\nprint(json.dumps(asyncio.run(JOBS[job['do']](job))))\n"
    )
    ran = subprocess.run(  # noqa: S603  our own code in an interpreter of this machine
        [executable, "-I", "-"], input=code, capture_output=True, text=True, check=True, cwd="/"
    )
    return json.loads(ran.stdout.strip().splitlines()[-1])
