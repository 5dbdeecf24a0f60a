"""Reads `startup.toml` and `worker.toml`: what goes wrong in a Worker, by workerd's records."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Any

from measure import HERE
from workerd import read

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from workerd import Record, Workerd

CATEGORIES = ("entropy", "startup-io", "clock", "hang", "state", "exit", "event-loop", "call")
# Their records say what is documented of the runtimes without records, the older one's first.
VERSIONS = ("0.28.2", "314.0.6")
NOTES = {"global": "start-up", "worker": "in a Worker", "callback": "in a callback"}


@dataclass(frozen=True)
class Startup:
    """One entry, for one name or for several that fail alike; see the top of the file."""

    names: tuple[str, ...]
    variant: str  # empty unless other entries have the same name
    record: str
    recorded_name: str  # the name that the record's message has
    category: str
    silent: str | None
    runtimes: tuple[str, ...]
    documented: bool
    condition: dict[str, Any] | None
    spares: tuple[str, ...]
    scope: str
    use: str
    shown: list[str] | None  # exception and message, where the record does not name them apart
    but: str  # what the record's message owes to its own arguments

    @property
    def key(self) -> str:
        """The name it goes by in the data."""
        used = "" if self.use == "call" else f"{self.use}, "
        variant = f"{self.variant}, " if self.variant else ""
        return f"{self.names[0]} ({variant}{used}{NOTES[self.scope]})"

    def fact(self, runtime: dict[str, Any]) -> dict[str, Any] | None:
        """Return what the data say of it on a runtime, None if nothing."""
        records = read(runtime["workerd"]) if "workerd" in runtime else None
        if not any(fnmatch(runtime["name"], pattern) for pattern in self.runtimes):
            return None
        record = self.found(records) if records is not None else None
        evidence = "workerd"
        if record is None and self.documented:
            record = next(found for version in VERSIONS if (found := self.found(read(version))))
            evidence = "docs"
        failure = self.failure(record) if record is not None else None
        if failure is None:
            return None
        return {"failure": failure, "evidence": evidence, "scope": self.scope}

    def found(self, records: Workerd) -> Record | None:
        """Return the entry's record in a runtime's."""
        kinds = (records.startup,) if self.scope == "global" else (records.calls, records.workers)
        return next((kind[self.record] for kind in kinds if self.record in kind), None)

    def failure(self, record: Record) -> list[str] | None:
        """Return exception and message if the record shows the failure."""
        if self.silent is not None:
            return ["", self.silent]
        if self.shown is not None:
            return self.shown
        missing = record.exception == "AttributeError" and "has no attribute" in record.message
        if not record.exception or missing:
            return None  # it works, or is a missing name, which is a fact of its own
        first = record.message.partition("\n")[0].replace(self.but, "")
        return [record.exception, first.replace(f"{self.recorded_name}()", f"{self.names[0]}()")]

    def stored(self) -> dict[str, Any]:
        """Return what the data files say once of it, for all runtimes."""
        entry: dict[str, Any] = {"names": list(self.names), "category": self.category}
        if self.condition is not None:
            entry["condition"] = dict(self.condition)
        if self.spares:
            entry["spares"] = list(self.spares)
        if self.use != "call":
            entry["use"] = self.use
        record = self.found(read(VERSIONS[-1]))
        entry["proof"] = record.code if record is not None else ""
        return entry


def startups() -> list[Startup]:
    """Read the tables."""
    with (HERE / "startup.toml").open("rb") as file:
        table = [{"scope": "global", **entry} for entry in tomllib.load(file)["startup"]]
    with (HERE / "worker.toml").open("rb") as file:
        table += [{"scope": "worker", **entry} for entry in tomllib.load(file)["worker"]]
    entries = []
    for entry in table:
        if entry["category"] not in CATEGORIES:
            raise ValueError(f"{entry['name']}: no category {entry['category']}")
        groups = [(entry["name"], *entry.get("also", ()))]
        groups += [(name,) for name in entry.get("alike", ())]
        entries += [
            Startup(
                names=names,
                variant=entry.get("variant", ""),
                record=entry["record"],
                recorded_name=entry["name"],
                category=entry["category"],
                silent=entry.get("silent"),
                runtimes=tuple(entry.get("runtimes", ("workers-*",))),
                documented=entry.get("documented", False),
                condition=entry.get("condition"),
                spares=tuple(entry.get("spares", ())),
                scope=entry["scope"],
                use=entry.get("use", "call"),
                shown=entry.get("failure"),
                but=entry.get("but", ""),
            )
            for names in groups
        ]
    return entries
