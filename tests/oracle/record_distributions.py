"""Records anew which installed distributions real Pyodide imports.

    python tests/oracle/record_distributions.py           asks the Pyodide that the truth is about
    python tests/oracle/record_distributions.py --pin     first takes the newest versions (needs uv)

The wheels are downloaded and unpacked into a temporary folder, which Pyodide mounts. Each module
is imported in a state as if it were the first; what fails is asked again in an interpreter of its
own. Takes about half an hour.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from oracle.corpus_runs import PROBE, VERSIONS
from oracle.distributions import tree

SESSION = 25  # modules for each start of an interpreter
PATIENCE = 300  # seconds that importing one module may take
Answer = list[Any] | str | None
"""None if it imports, why it does not, or how it ended the interpreter."""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--pin", action="store_true", help="take the newest versions")
    if options.parse_args().pin:
        pin()
    tree.installed()
    modules = sorted({name for names in tree.modules().values() for name in names})
    with ThreadPoolExecutor(len(VERSIONS)) as pool:
        each = pool.map(partial(failures, modules=modules), VERSIONS)
        found = dict(zip(VERSIONS, each, strict=True))
    content = {"modules": len(modules), "failed": found}
    tree.TRUTH.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for runtime, failed in found.items():
        print(f"{runtime}: {len(modules) - len(failed)} of {len(modules)} import")  # noqa: T201
    return 0


def pin() -> None:
    """Resolve what is wanted for Python 3.13 on Linux."""
    command = ["uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate", "--upgrade"]
    command += ["--only-binary", ":all:", "--python-version", "3.13"]
    command += ["--python-platform", "x86_64-manylinux_2_28"]
    command += ["--output-file", str(tree.PINS), str(tree.WANTED)]
    subprocess.run(command, check=True)


def failures(runtime: str, modules: list[str]) -> dict[str, list[Any]]:
    """The modules that do not import, each with `tree.Failure`'s fields."""
    found: dict[str, Answer] = {}
    for at in range(0, len(modules), SESSION):
        found |= ask(runtime, modules[at : at + SESSION])
    for name in [name for name, answer in found.items() if answer is not None]:
        found |= ask(runtime, [name])  # nothing that another import left behind
    return {
        name: [*answer[:4], builds(runtime, answer[1], answer[4])]
        if isinstance(answer, list)
        else [answer, "", None, 0, []]
        for name, answer in found.items()
        if answer is not None
    }


def ask(runtime: str, modules: list[str]) -> dict[str, Answer]:
    """Import each module in one interpreter."""
    sys.path.insert(0, str(PROBE))
    try:
        import measure
    finally:
        sys.path.remove(str(PROBE))
    measure.PATIENCE = PATIENCE
    inside = (tree.HERE / "inside.py").read_text("utf-8")
    folder = str(tree.installed() / tree.SITE_PACKAGES)
    jobs = []
    for name in modules:
        call = f"failure({folder!r}, {name!r})"
        jobs.append({"do": "run", "code": f"{inside}\nimport json\nresult = json.dumps({call})\n"})
    answers: dict[str, Answer] = {}
    asked = measure.Interpreter(VERSIONS[runtime]).ask(jobs)
    for name, answer in zip(modules, asked, strict=True):
        if "result" in answer:
            answers[name] = json.loads(ast.literal_eval(answer["result"]))
        elif "failure" in answer:
            raise RuntimeError(f"the recording itself failed: {answer}")
        else:
            answers[name] = "hangs" if answer.get("hang") else "ends the interpreter"
    return answers


def builds(runtime: str, message: str, missing: list[str]) -> list[str]:
    """The distributions that the missing modules are compiled parts of, if this Pyodide has builds.

    Besides the modules that were not found there are those that the message names: a file that
    could not be loaded, a module that the package looked for by itself.
    """
    named = (name.partition(".abi3")[0] for name in re.findall(r"[\w./]+", message))
    names = {*missing, *(name.replace("/", ".") for name in named)}
    owners = {tree.compiled()[name] for name in names if name in tree.compiled()}
    return sorted(owners & lock(VERSIONS[runtime]))


@cache
def lock(version: str) -> frozenset[str]:
    """The distributions that a Pyodide release brings."""
    path = PROBE / "node_modules" / f"pyodide-{version}" / "pyodide-lock.json"
    packages = json.loads(path.read_text("utf-8"))["packages"].values()
    return frozenset(tree.normalized(each["name"]) for each in packages)


if __name__ == "__main__":
    sys.exit(main())
