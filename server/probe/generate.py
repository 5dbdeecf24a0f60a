"""Writes the facts: `server/edgewise/runtimes/data/*.json`.

    python server/probe/generate.py              measures every runtime and writes the facts
    python server/probe/generate.py --reuse      takes measurements that .measured/ still has
    python server/probe/generate.py --check      writes nothing; exit code 1 if they would change

What is asked is in `universe/`, `runtimes.toml`, `behaviours.toml`, `startup.toml` and
`worker.toml` and `handlers.toml`; what real workerd answered is in `workerd/`; the rest is
measured in npm's Pyodide,
by `inside.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime, timezone
from fnmatch import fnmatch
from typing import Any

import shape
from behaviours import Proof, proofs
from handlers import Handler, handlers, same_things
from measure import HERE, VERSIONS
from measured import Measured, measure, platform_modules
from startup import Startup, startups
from universe import Module, elsewhere, modules, names
from workerd import Workerd
from workerd import read as read_workerd

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DATA = HERE.parent / "edgewise" / "runtimes" / "data"
# Names and calls of these modules are the published page's to settle, see `unsettled`.
HASH_MODULES = ("hashlib", "hmac")


def main() -> int:
    """Measure, merge, write; return the exit code."""
    options = argparse.ArgumentParser(description=__doc__, usage="generate.py [--reuse] [--check]")
    options.add_argument("--reuse", action="store_true")
    options.add_argument("--check", action="store_true")
    chosen = options.parse_args()
    table, starting = proofs(), startups()
    cited: list[Startup | Handler] = [*starting, *handlers()]
    taken = {version: measure(version, table, reuse=chosen.reuse) for version in VERSIONS}
    with (HERE / "runtimes.toml").open("rb") as file:
        runtimes = tomllib.load(file)["runtime"]
    files = {
        f"{runtime['name']}.json": facts(runtime, taken[runtime["npm"]], table, cited)
        for runtime in runtimes
    }
    warn_of_idle_proofs(table, files)
    newest = taken[VERSIONS[-1]]
    collected = shape.collect(newest, table, starting)
    files["common.json"] = {
        "order": [runtime["name"] for runtime in runtimes],
        "proofs": {
            **{proof.key: stored(proof, newest.topics) for proof in table},
            **{entry.key: entry.stored() for entry in cited},
        },
        **collected,
        "aliases": {**collected["aliases"], **same_things()},
        "elsewhere": {module: " ".join(found) for module, found in elsewhere().items()},
    }
    for runtime in runtimes:
        lacked = missing_methods(taken[runtime["npm"]], files["common.json"]["aliases"])
        files[f"{runtime['name']}.json"]["missing_names"].update(lacked)
    files["names.json"] = {module: " ".join(sorted(found)) for module, found in names().items()}
    for name, content in files.items():
        date(name, content)
    changed = [
        name
        for name, content in files.items()
        if not (DATA / name).exists() or (DATA / name).read_text("utf-8") != written(content)
    ]
    if chosen.check:
        for name in changed:
            print(f"{name} is not what the probe measures now", file=sys.stderr)  # noqa: T201
        return 1 if changed else 0
    DATA.mkdir(exist_ok=True)
    for name, content in files.items():
        (DATA / name).write_text(written(content), "utf-8")
    print(f"{len(files)} files, {len(changed)} changed")  # noqa: T201
    return 0


def date(name: str, content: dict[str, Any]) -> None:
    """Say when a runtime was measured: the day on which its facts last changed."""
    if "provenance" not in content:
        return
    before = json.loads((DATA / name).read_text("utf-8")) if (DATA / name).exists() else {}
    then = before.get("provenance", {}).get("measured", "")
    content["provenance"]["measured"] = then
    if not then or before != content:
        content["provenance"]["measured"] = f"{datetime.now(timezone.utc):%Y-%m-%d}"


def facts(
    runtime: dict[str, Any],
    taken: Measured,
    table: list[Proof],
    cited: list[Startup | Handler],
) -> dict[str, Any]:
    """Merge everything known about one runtime into what its data file says."""
    records = read_workerd(runtime["workerd"]) if "workerd" in runtime else None
    python = [int(part) for part in taken.platform["sys.version_info"].split(".")]
    exceptions = dict(taken.bases)
    merged_modules = module_facts(runtime, taken, records, python)
    merged_calls = call_facts(runtime, taken, records, table)
    for entry in cited:
        fact = entry.fact(runtime)
        if fact is not None:
            merged_calls[entry.key] = fact
    used = {
        fact["failure"][0]
        for fact in [*merged_modules.values(), *merged_calls.values()]
        if "failure" in fact
    }
    used |= {failure["exception"] for failure in taken.failed_algorithms()}
    used |= {exception for exception, _ in raising_names(taken).values()}
    return {
        "name": runtime["name"],
        "label": runtime["label"],
        "python": python,
        "pyodide": runtime["pyodide"],
        "workers": runtime["workers"],
        "current": runtime["current"],
        "since": runtime.get("since"),
        "provenance": {
            "probe": f"npm pyodide {runtime['npm']} under Node, server/probe",
            **({"workerd": records.described} if records else {}),
            "docs": "developers.cloudflare.com/workers/languages/python/stdlib, "
            "pyodide.org/en/stable/usage/wasm-constraints.html",
            **({"note": runtime["note"]} if "note" in runtime else {}),
        },
        "platform": taken.platform,
        "exceptions": {name: exceptions[name] for name in sorted(used) if name},
        "modules": merged_modules,
        "missing_names": missing_names(runtime, taken, merged_modules),
        "raising_names": raising_names(taken),
        "calls": merged_calls,
        "algorithms": algorithms(runtime, taken, records),
    }


def module_facts(
    runtime: dict[str, Any], taken: Measured, records: Workerd | None, python: list[int]
) -> dict[str, Any]:
    """Say of each module whether it imports, and why not."""
    merged: dict[str, Any] = {}
    mounted = runtime.get("mounted", [])
    provided = [Module(name) for name in platform_modules("pyodide")]
    for module in [*modules(), *provided]:
        failure = taken.imports[module.name].get("failure")
        evidence = "probe"
        record = records.imports.get(module.name) if records else None
        if record is not None:
            evidence = "workerd"
            failure = (
                None
                if record.outcome == "ok"
                else {"exception": record.exception, "message": record.message}
            )
        elif module.name in mounted:
            evidence, failure = "docs", None
        elif mounted and failure and not taken.mounted[module.name].get("failure"):
            evidence, failure = "docs", None  # it only wanted what Cloudflare mounts
        elif module.name in runtime.get("absent", []):
            evidence = "docs"
        fact: dict[str, Any] = {"status": "available"}
        if failure is not None:
            fact["status"] = "fails"
            package = module.name
            while package:
                # a package's module fails because the package is missing
                if failure["exception"] == "ModuleNotFoundError" and failure["message"].startswith(
                    f"No module named '{package}'"
                ):
                    fact["status"] = "missing"
                package = package.rpartition(".")[0]
            if module.removed_in and as_number(module.removed_in) <= python[1]:
                fact["status"] = "removed"
            fact["failure"] = [failure["exception"], failure["message"]]
        if evidence != "probe":
            fact["evidence"] = evidence
        if failure is not None and module.removed_in and as_number(module.removed_in) <= python[1]:
            fact["removed_in"] = module.removed_in
        if module.added_in:
            fact["added_in"] = module.added_in
        if module.name in runtime["limited"]:
            fact["limited"] = True
        merged[module.name] = fact
    if runtime["workers"]:
        evidence = "workerd" if records else "docs"
        for name in platform_modules("workers"):
            merged[name] = {"status": "available", "evidence": evidence}
    return merged


def as_number(version: str) -> int:
    """Return the 13 of `3.13`."""
    return int(version.split(".")[1])


def missing_names(
    runtime: dict[str, Any], taken: Measured, merged: dict[str, Any]
) -> dict[str, dict[str, str]]:
    """Say which public names the importable modules lack: evidence to names."""
    missing: dict[str, dict[str, str]] = {}
    mounted = runtime.get("mounted", [])
    for module in sorted({*names(), *elsewhere()}):
        if merged.get(module, {}).get("status") != "available" or module in mounted:
            continue
        lacking = set(taken.imports[module].get("lacking", ()))
        if mounted and "lacking" in taken.mounted[module]:
            lacking &= set(taken.mounted[module]["lacking"])
        lacking |= set(taken.imports[module].get("raising", ()))
        if lacking:
            unsettled = module in HASH_MODULES and "hash" in runtime.get("unsettled", [])
            missing[module] = {"docs" if unsettled else "probe": " ".join(sorted(lacking))}
    for module, lacked in runtime.get("lacking", {}).items():
        missing[module] = {"workerd" if "workerd" in runtime else "docs": " ".join(lacked)}
    return missing


def missing_methods(taken: Measured, aliases: dict[str, str]) -> dict[str, dict[str, str]]:
    """Say which methods a class lacks that has them on other Pythons: evidence to names."""
    return {
        aliases.get(name, name): {"probe": " ".join(lacking)}
        for name, lacking in taken.lacking_methods.items()
        if lacking
    }


def raising_names(taken: Measured) -> dict[str, list[str]]:
    """Say which attributes exist and raise when they are asked for."""
    return {
        f"{module}.{name}": [failure["exception"], failure["message"]]
        for module, answer in sorted(taken.imports.items())
        for name, failure in answer.get("raising", {}).items()
    }


def algorithms(runtime: dict[str, Any], taken: Measured, records: Workerd | None) -> dict[str, Any]:
    """Say which hash algorithms `hashlib.new` knows: their sizes, or their failures."""
    unsettled = "hash" in runtime.get("unsettled", [])
    merged: dict[str, Any] = {}
    for name, answer in taken.algorithms.items():
        fact: dict[str, Any] = {"digest_size": answer.get("digest_size") or taken.sizes.get(name)}
        failure = answer.get("failure")
        record = records.calls.get(f"hash: hashlib.new({name!r})") if records else None
        if record is not None:
            failure = asdict(record) if record.exception else None
            fact["evidence"] = "workerd"
        if failure is not None:
            fact["failure"] = [failure["exception"], failure["message"]]
            if unsettled:
                fact["evidence"] = "docs"
        merged[name] = fact
    return merged


def call_facts(
    runtime: dict[str, Any], taken: Measured, records: Workerd | None, table: list[Proof]
) -> dict[str, Any]:
    """Say which of the curated calls fail here, and how."""
    merged: dict[str, Any] = {}
    for proof in table:
        if not any(fnmatch(runtime["name"], pattern) for pattern in proof.runtimes):
            continue
        failure, evidence = outcome(proof, runtime, taken, records)
        if failure is None:
            continue
        fact: dict[str, Any] = {"failure": failure}
        if proof.category in runtime.get("unsettled", []):
            evidence = "docs"
        if evidence != "probe":
            fact["evidence"] = evidence
        if proof.scope != "any":
            fact["scope"] = proof.scope
        merged[proof.key] = fact
    return merged


def outcome(
    proof: Proof, runtime: dict[str, Any], taken: Measured, records: Workerd | None
) -> tuple[list[str] | None, str]:
    """Return how the call fails, or None, and who says so."""
    measured = taken.calls[proof.key]
    if measured == "absent":  # the module or the name is missing: facts of their own
        return None, ""
    record = records.calls.get(proof.workerd or "") if records else None
    if record is not None:
        return proof.failure_in(asdict(record), taken.bases), "workerd"
    # Node has real sockets, so it says nothing of them, but that Pyodide's own event loop
    # refuses does not depend on what is below
    if isinstance(measured, list) and (
        proof.category != "socket" or measured[0] == "NotImplementedError"
    ):
        return measured, "probe"
    if proof.category in runtime.get("published", []) and proof.docs is not None:
        return proof.docs, "docs"
    return None, ""


def stored(proof: Proof, topics: list[str]) -> dict[str, Any]:
    """Return what the data files say once of a proof, for all runtimes."""
    entry: dict[str, Any] = {"names": list(proof.names), "category": proof.category}
    if proof.condition is not None:
        condition = dict(proof.condition)
        if condition.pop("topics", False):
            condition["values"] = topics
        entry["condition"] = condition
    entry["proof"] = proof.code
    return entry


def warn_of_idle_proofs(table: list[Proof], files: dict[str, dict[str, Any]]) -> None:
    """Complain about proofs that fail on no runtime."""
    for proof in table:
        if not any(proof.key in content["calls"] for content in files.values()):
            print(f"behaviours.toml: {proof.key} fails nowhere", file=sys.stderr)  # noqa: T201


def written(content: dict[str, Any]) -> str:
    """Return the text of a data file: JSON with a line an entry, so that a diff can be read."""
    lines = []
    for key, value in content.items():
        if isinstance(value, dict) and value:
            entries = ",\n".join(f"{text(name)}:{text(entry)}" for name, entry in value.items())
            lines.append(f"{text(key)}:{{\n{entries}\n}}")
        else:
            lines.append(f"{text(key)}:{text(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def text(value: object) -> str:
    """Return compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    sys.exit(main())
