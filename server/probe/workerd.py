"""The records of real workerd that the facts use, extracted into `workerd/<pyodide>.json`.

    python server/probe/workerd.py FOLDER     extracts them anew from workerd-*.json in FOLDER

The full record files are not part of this repository; the extract holds every import record
of a standard-library module, every record that `behaviours.toml`, `startup.toml` or
`worker.toml` or `handlers.toml` names and those of `hashlib.new`, so that the facts can be
generated from a clone.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measure import HERE
from universe import modules

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = HERE / "workerd"
KEPT = ("code", "outcome", "value", "exception", "message")
# What a whole Worker printed: the exception's line of a traceback, or what a request ended with.
_RAISED = re.compile(
    r"^(?:@E \d+ )?(?P<exception>(?:\w+\.)*\w*(?:Error|Exception)): "
    r"(?!PythonError)(?P<message>.+)$",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"; reference = \w+$")  # another one each time


@dataclass(frozen=True)
class Record:
    """What happened to one piece of code in a Worker."""

    code: str = ""  # nothing beside what every record of its kind runs
    outcome: str = "ok"  # ok, raises, fatal, hang
    value: str = ""
    exception: str = ""
    message: str = ""


@dataclass(frozen=True)
class Workerd:
    """All records of one runtime, by `group: name`; imports by module.

    `startup` is what happened while the Worker started, `workers` what happened to whole Workers,
    the others while one handled a request.
    """

    described: str
    imports: dict[str, Record]
    calls: dict[str, Record]
    startup: dict[str, Record]
    workers: dict[str, Record]


def read(version: str) -> Workerd:
    """Read the committed extract for this Pyodide version."""
    stored = json.loads((FOLDER / f"{version}.json").read_text("utf-8"))
    return Workerd(
        described=stored["meta"]["workerd"],
        imports={name: Record(**record) for name, record in stored["imports"].items()},
        calls={name: Record(**record) for name, record in stored["calls"].items()},
        startup={name: Record(**record) for name, record in stored["startup"].items()},
        workers={name: Record(**record) for name, record in stored["workers"].items()},
    )


def provided() -> set[str]:
    """Return the modules that the platform adds to Python's."""
    with (HERE / "runtimes.toml").open("rb") as file:
        return set().union(*tomllib.load(file)["platform"].values())


def extract(folder: Path) -> None:
    """Write the extracts from the full record files."""
    with (HERE / "behaviours.toml").open("rb") as file:
        used = {entry.get("workerd") for entry in tomllib.load(file)["behaviour"]}
    with (HERE / "startup.toml").open("rb") as file:
        starting = {entry["record"] for entry in tomllib.load(file)["startup"]}
    with (HERE / "worker.toml").open("rb") as file:
        everywhere = {entry["record"] for entry in tomllib.load(file)["worker"]}
    with (HERE / "handlers.toml").open("rb") as file:
        handling = {entry["record"] for entry in tomllib.load(file)["handler"]}
    known = {module.name for module in modules()} | provided()
    paths = sorted(folder.glob("workerd-*.json"))
    newest = paths[-1]  # the only one with the records of all Workers
    for path in paths:
        full = json.loads(path.read_text("utf-8"))
        imports: dict[str, Any] = {}
        calls: dict[str, Any] = {}
        startup: dict[str, Any] = {}
        workers: dict[str, Any] = {}
        for record in full["facts"]:
            name = f"{record['group']}: {record['name']}"
            short = {key: str(record[key]) for key in KEPT if record.get(key) not in {None, ""}}
            if record["scope"] == "global" and name in starting:
                startup[name] = short
            if record["scope"] == "worker" and name in everywhere | handling:
                workers[name] = {**short, **raised(record.get("output", ""))}
            if record["scope"] != "request" or record.get("bundle_artifact"):
                continue
            if record["group"] == "import" and record["name"] in known:
                short.pop("value", None)  # a path inside the runtime
                imports[record["name"]] = short
            elif name in used | everywhere or name.startswith("hash: hashlib.new('"):
                calls[name] = short
        FOLDER.mkdir(exist_ok=True)
        extracted = {
            "meta": full["meta"],
            "imports": imports,
            "calls": calls,
            "startup": startup,
            "workers": workers,
        }
        target = FOLDER / (path.name.removeprefix("workerd-"))
        target.write_text(json.dumps(extracted, indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(target.name, len(imports), "imports,", len(calls), "calls")  # noqa: T201
        lacking = [name for name in used if name and name not in calls]
        lacking += [name for name in starting if name not in startup]
        lacking += [name for name in everywhere if name not in {**calls, **workers}]
        lacking += [name for name in handling if name not in workers and path == newest]
        for missing in sorted(lacking):
            print("  no such record:", missing)  # noqa: T201


def raised(output: str) -> dict[str, str]:
    """Return the exception that the output of a Worker tells of, if it does."""
    found = _RAISED.search(output)
    if found is None:
        return {}
    return {"exception": found["exception"], "message": _REFERENCE.sub("", found["message"])}


if __name__ == "__main__":
    extract(Path(sys.argv[1]))
