"""Reads `handlers.toml`: what fails in entry points and handlers, by workerd's records."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from measure import HERE
from workerd import read

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workerd import Record

CATEGORIES = ("entry-point", "handler", "environment")
# The runtime that every record was made on; some were made on others too.
RECORDED = "314.0.6"


@dataclass(frozen=True)
class Handler:
    """One entry, for one type of the argument if it is about one; see the top of the file."""

    names: tuple[str, ...]
    variant: str
    record: str
    kind: tuple[str, str] | None  # the type in the record's message, and the one it is about
    category: str
    condition: dict[str, Any] | None
    failure: list[str] | None
    documented: bool

    @property
    def key(self) -> str:
        """The name it goes by in the data."""
        return f"{self.names[0]} ({self.variant})" if self.variant else self.names[0]

    def fact(self, runtime: dict[str, Any]) -> dict[str, Any] | None:
        """Return what the data say of it on a runtime, None if nothing."""
        if not runtime["workers"] or not ("workerd" in runtime or self.documented):
            return None
        record = self.recorded(runtime.get("workerd", RECORDED))
        failure = self.failure or [record.exception, record.message]
        if self.kind is not None:
            failure = [failure[0], failure[1].replace(*self.kind)]
        return {"failure": failure, "evidence": "workerd" if "workerd" in runtime else "docs"}

    def recorded(self, version: str) -> Record:
        """Return the record of this runtime, or the one that stands for it."""
        return read(version).workers.get(self.record) or read(RECORDED).workers[self.record]

    def stored(self) -> dict[str, Any]:
        """Return what the data files say once of it, for all runtimes."""
        entry: dict[str, Any] = {"names": list(self.names), "category": self.category}
        if self.condition is not None:
            entry["condition"] = dict(self.condition)
        entry["proof"] = self.recorded(RECORDED).code
        return entry


def handlers() -> list[Handler]:
    """Read the table."""
    return [handler for entry in _table()["handler"] for handler in _handlers(entry)]


def same_things() -> dict[str, str]:
    """Read which names are one thing."""
    same: dict[str, str] = _table()["same"]
    return same


def _handlers(entry: dict[str, Any]) -> Iterator[Handler]:
    if entry["category"] not in CATEGORIES:
        raise ValueError(f"handlers.toml: {entry['name']}: no category {entry['category']}")
    silent = entry.get("silent")
    condition: dict[str, Any] = entry.get("condition", {})
    kinds: list[str] = condition.get("kinds", [])
    for kind in [*kinds, *entry.get("alike", ())] or [None]:
        yield Handler(
            names=(entry["name"], *entry.get("also", ())),
            variant=entry.get("variant", kind or ""),
            record=entry["record"],
            kind=(kinds[0], kind) if kind and kind != kinds[0] else None,
            category=entry["category"],
            condition={**condition, "kinds": [kind]} if kind else condition or None,
            failure=["", silent] if silent else entry.get("failure"),
            documented=entry.get("documented", False),
        )


def _table() -> dict[str, Any]:
    with (HERE / "handlers.toml").open("rb") as file:
        return tomllib.load(file)
