"""Extracts the records of real workerd that a static reader can decide into `records.json`.

    python tests/workers/record_workerd.py FOLDER     from workerd-*.json in FOLDER

The full record files are not part of this repository. What is left out, and why, is in
`records.toml`; the extract counts it by reason.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parent
RECORDS = HERE / "records.json"
MEASURED_IN = ("pyodide", "python", "workerd", "compatibility_date", "compatibility_flags")
REQUESTS = 2
# What the measurement's driver prints for each: @R number status body, or @E number error.
_ANSWERED = re.compile(r"^@R \d+ (?P<status>\d+)", re.M)
_REFUSED = re.compile(r"^@E \d+ (?P<name>\w*Error)\b(?!: PythonError)", re.M)
_EXCEPTION = re.compile(r"^(?:[\w.]+: )*?(?P<name>(?:[\w]+\.)*\w*(?:Error|Exception))(?::|$)", re.M)


def extract(folder: Path) -> None:
    """Write the extract from the full record files."""
    with (HERE / "records.toml").open("rb") as file:
        rules = tomllib.load(file)
    meta: dict[str, Any] = {}
    excluded: Counter[str] = Counter()
    kept: dict[tuple[str, str, str], dict[str, Any]] = {}
    used: set[int] = set()
    for path in sorted(folder.glob("workerd-*.json")):
        full = json.loads(path.read_text("utf-8"))
        version = full["meta"]["pyodide"]
        meta[version] = {key: full["meta"][key] for key in MEASURED_IN}
        for record in full["facts"]:
            name = f"{record['group']}: {record['name']}"
            entry = first(rules["undecidable"], name, record, version)
            if entry is not None:
                used.add(id(entry))
                excluded[entry["reason"]] += 1
                continue
            outcome = outcome_of(record)
            silent = first(rules["silent"], name, record, version)
            if silent is not None:
                used.add(id(silent))
                if outcome != "ok":
                    sys.exit(f"{name} is not silent: {outcome}")
                outcome = "silent"
            options = record.get("options") or {}
            key = (name, record["code"], json.dumps(options, sort_keys=True))
            stored = kept.setdefault(key, {"name": name, "code": record["code"], "happened": {}})
            if options:
                stored["options"] = options
            stored["happened"][f"{version} {scope_of(record)}"] = outcome
    for table in rules.values():
        for entry in table:
            if id(entry) not in used:
                print("fits no record:", entry["records"])  # noqa: T201
    write(meta, excluded, list(kept.values()))
    print(sum(len(each["happened"]) for each in kept.values()), "records")  # noqa: T201
    for reason, count in excluded.most_common():
        print(f"{count:5} left out: {reason}")  # noqa: T201


def first(
    entries: list[dict[str, Any]], name: str, record: dict[str, Any], version: str
) -> dict[str, Any] | None:
    """The first entry that speaks of a record."""
    for entry in entries:
        if not re.fullmatch(entry["records"], name):
            continue
        if record["scope"] not in entry.get("scopes", [record["scope"]]):
            continue
        if version not in entry.get("versions", [version]):
            continue
        if not re.search(entry.get("output", ""), str(record.get("output", ""))):
            continue
        if entry.get("artifact") and not record.get("bundle_artifact"):
            continue
        return entry
    return None


def scope_of(record: dict[str, Any]) -> str:
    """Where the code ran; at start-up of a Worker that is kept as a snapshot is a case apart."""
    return "snapshot" if record["outcome"].startswith("snapshot-") else str(record["scope"])


def outcome_of(record: dict[str, Any]) -> str:
    """`ok`, `fatal`, `hang`, or the exception's name."""
    outcome = str(record["outcome"])
    if outcome == "raises":
        return str(record["exception"])
    if outcome.startswith("snapshot-"):
        return "ok" if outcome == "snapshot-ok" else "fatal"
    if record["scope"] != "worker":
        return outcome
    output = str(record["output"])
    answers = _ANSWERED.findall(output)
    if outcome == "ran" and len(answers) == REQUESTS:
        return "ok" if all(int(status) < 500 for status in answers) else "fatal"
    named = _EXCEPTION.findall(output) or _REFUSED.findall(output)
    return named[-1] if named else "fatal"


def write(meta: dict[str, Any], excluded: Counter[str], records: list[dict[str, Any]]) -> None:
    """One record a line."""
    head = {"measured": meta, "left out": dict(excluded.most_common())}
    lines = ",\n".join("  " + json.dumps(each, ensure_ascii=False) for each in records)
    text = json.dumps(head, indent=1, ensure_ascii=False).rstrip("}\n")
    RECORDS.write_text(f'{text}}},\n "records": [\n{lines}\n ]\n}}\n', "utf-8")


if __name__ == "__main__":
    extract(Path(sys.argv[1]))
