"""Writes `runtimes/data/packages.json`: the distributions that each Pyodide release brings.

    python server/probe/pyodide_packages.py            reads the locks and writes the facts
    python server/probe/pyodide_packages.py --check    writes nothing; exit code 1 if it would

Every npm package of Pyodide carries `pyodide-lock.json`, which lists all packages of its release,
not only those that npm holds. What is no wheel there is left out: shared libraries, tests, and the
parts of the standard library that were packages before 314.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from typing import Any

from measure import HERE, install

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DATA = HERE.parent / "edgewise" / "runtimes" / "data" / "packages.json"


def main() -> int:
    """Read, write; return the exit code."""
    options = argparse.ArgumentParser(description=__doc__, usage="pyodide_packages.py [--check]")
    options.add_argument("--check", action="store_true")
    chosen = options.parse_args()
    install()
    content = written(facts())
    if chosen.check:
        fresh = DATA.exists() and DATA.read_text("utf-8") == content
        if not fresh:
            print(f"{DATA.name} is not what the locks say now", file=sys.stderr)  # noqa: T201
        return 0 if fresh else 1
    DATA.write_text(content, "utf-8")
    print(f"{DATA.name}: {len(content):,} characters")  # noqa: T201
    return 0


def facts() -> dict[str, Any]:
    """Return what `packages.json` says."""
    with (HERE / "pyodide_packages.toml").open("rb") as file:
        stated = tomllib.load(file)
    runtimes, locks = {}, {}
    for each in stated["runtime"]:
        version = each["lock"]
        path = HERE / "node_modules" / f"pyodide-{version}" / "pyodide-lock.json"
        locks[version] = lock(json.loads(path.read_text("utf-8")))
        release = each.get("index", version)
        evidence = {"probe": f"npm pyodide {version}: pyodide-lock.json"}
        if "index" in each:
            evidence["docs"] = stated["docs"]["workers"]
        if "note" in each:
            evidence["note"] = each["note"]
        runtimes[each["name"]] = {"lock": version, "release": release, "provenance": evidence}
    return {"runtimes": runtimes, "locks": locks}


def lock(stored: dict[str, Any]) -> dict[str, Any]:
    """Return one release's binary interface and wheels.

    A wheel is `[version, tags, imports, depends]`; the tags are empty for a pure one, what it
    is imported as is left out where that is its name.
    """
    info = stored["info"]
    packages = {}
    for package in stored["packages"].values():
        if not package["file_name"].endswith(".whl"):
            continue
        name = re.sub(r"[-_.]+", "-", package["name"]).lower()
        tags = "-".join(package["file_name"].removesuffix(".whl").split("-")[-3:])
        imports = package["imports"]
        row: list[Any] = [
            package["version"],
            "" if tags.endswith("-none-any") else tags,
            [] if imports == [name.replace("-", "_")] else imports,
            sorted(package["depends"]),
        ]
        while not row[-1]:
            row.pop()
        packages[name] = row
    return {
        "abi": info["abi_version"],
        "emscripten": info["platform"].removeprefix("emscripten_").replace("_", "."),
        "packages": dict(sorted(packages.items())),
    }


def written(content: dict[str, Any]) -> str:
    """Return the file's text: a line for each package, so that a change can be read."""
    parts = ["{\n", f'"runtimes": {json.dumps(content["runtimes"], indent=1)},\n', '"locks": {\n']
    locks = []
    for version, stored in content["locks"].items():
        rows = [
            f"{json.dumps(name)}: {json.dumps(row, separators=(',', ':'))}"
            for name, row in stored["packages"].items()
        ]
        head = f'"abi": {json.dumps(stored["abi"])}, "emscripten": "{stored["emscripten"]}"'
        locks.append(f'"{version}": {{{head}, "packages": {{\n' + ",\n".join(rows) + "\n}}")
    return "".join([*parts, ",\n".join(locks), "\n}\n}\n"])


if __name__ == "__main__":
    sys.exit(main())
