"""Reads `startup.toml`: what goes wrong while a Worker starts, by workerd's records."""

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

CATEGORIES = ("entropy", "startup-io", "clock", "hang")
# Its records say what Cloudflare's documentation promises of the runtimes without records.
OLDEST = "0.28.2"


@dataclass(frozen=True)
class Startup:
    """One entry, for one name or for several that fail alike; see the top of the file."""

    names: tuple[str, ...]
    record: str
    recorded_name: str  # the name that the record's message has
    category: str
    silent: str | None
    runtimes: tuple[str, ...]
    documented: bool
    condition: dict[str, Any] | None
    spares: tuple[str, ...]

    @property
    def key(self) -> str:
        """The name it goes by in the data."""
        return f"{self.names[0]} (start-up)"

    def fact(self, runtime: dict[str, Any], records: Workerd | None) -> dict[str, Any] | None:
        """Return what the data say of it on a runtime, None if nothing."""
        if not any(fnmatch(runtime["name"], pattern) for pattern in self.runtimes):
            return None
        if records is None and not self.documented:
            return None
        record = (records or read(OLDEST)).startup[self.record]
        failure = self.failure(record)
        if failure is None:
            return None
        evidence = "docs" if records is None else "workerd"
        return {"failure": failure, "evidence": evidence, "scope": "global"}

    def failure(self, record: Record) -> list[str] | None:
        """Return exception and message if the record shows the failure."""
        if self.silent is not None:
            return ["", self.silent]
        missing = record.exception == "AttributeError" and "has no attribute" in record.message
        if not record.exception or missing:
            return None  # it works, or is a missing name, which is a fact of its own
        first = record.message.partition("\n")[0]
        return [record.exception, first.replace(f"{self.recorded_name}()", f"{self.names[0]}()")]

    def stored(self) -> dict[str, Any]:
        """Return what the data files say once of it, for all runtimes."""
        entry: dict[str, Any] = {"names": list(self.names), "category": self.category}
        if self.condition is not None:
            entry["condition"] = dict(self.condition)
        if self.spares:
            entry["spares"] = list(self.spares)
        entry["proof"] = read("314.0.6").startup[self.record].code
        return entry


def startups() -> list[Startup]:
    """Read the table."""
    with (HERE / "startup.toml").open("rb") as file:
        table = tomllib.load(file)
    entries = []
    for entry in table["startup"]:
        if entry["category"] not in CATEGORIES:
            raise ValueError(f"startup.toml: {entry['name']}: no category {entry['category']}")
        groups = [(entry["name"], *entry.get("also", ()))]
        groups += [(name,) for name in entry.get("alike", ())]
        entries += [
            Startup(
                names=names,
                record=entry["record"],
                recorded_name=entry["name"],
                category=entry["category"],
                silent=entry.get("silent"),
                runtimes=tuple(entry.get("runtimes", ("workers-*",))),
                documented=entry.get("documented", False),
                condition=entry.get("condition"),
                spares=tuple(entry.get("spares", ())),
            )
            for names in groups
        ]
    return entries
