"""Reads `behaviours.toml`: the calls that may fail, with the programs that prove it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

from measure import HERE

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CATEGORIES = (
    "thread", "process", "socket", "hash", "help", "browser", "time-zone", "event-loop", "call",
    "environment",
)  # fmt: skip


@dataclass(frozen=True)
class Proof:
    """One entry; its fields are explained at the top of the file."""

    names: tuple[str, ...]
    variant: str  # empty unless other entries have the same name
    category: str
    code: str
    workerd: str | None
    runtimes: tuple[str, ...]
    silent: str | None
    sign: str | None
    docs: list[str] | None  # exception and message; no exception if nothing is raised
    condition: dict[str, Any] | None
    scope: str

    @property
    def key(self) -> str:
        """The name it goes by in the data."""
        return f"{self.names[0]} ({self.variant})" if self.variant else self.names[0]

    def is_absent(self, message: str) -> bool:
        """Whether an exception says that the module has not the very thing to call.

        A method that a class lacks counts as a call that fails: nobody else knows of it.
        """
        return message.startswith("module ") and any(
            message.endswith(f"has no attribute '{name.rpartition('.')[2]}'") for name in self.names
        )

    def failure_in(self, answer: dict[str, Any], bases: dict[str, list[str]]) -> list[str] | None:
        """Return exception and message if an answer or a record shows the failure."""
        if answer.get("exception"):
            if self.is_absent(answer["message"]):
                return None  # a missing name is a fact of its own
            return [bases[answer["exception"]][0], answer["message"]]
        shown = f"{answer.get('printed', '')}{answer.get('result', '')}{answer.get('value', '')}"
        if self.silent and self.sign and self.sign in shown:
            return ["", self.silent]
        return None


def proofs() -> list[Proof]:
    """Read the table."""
    with (HERE / "behaviours.toml").open("rb") as file:
        table = tomllib.load(file)
    read = []
    for entry in table["behaviour"]:
        docs = entry.get("docs")
        if docs is True:
            promised = table["docs"][entry["category"]]
            docs = [promised["exception"], promised["message"]]
        elif docs is not None:
            docs = ["", docs]
        if entry["category"] not in CATEGORIES:
            raise ValueError(f"behaviours.toml: {entry['name']}: no category {entry['category']}")
        read.append(
            Proof(
                names=(entry["name"], *entry.get("also", ())),
                variant=entry.get("variant", ""),
                category=entry["category"],
                code=entry["proof"],
                workerd=entry.get("workerd"),
                runtimes=tuple(entry.get("runtimes", ("*",))),
                silent=entry.get("silent"),
                sign=entry.get("sign"),
                docs=docs,
                condition=entry.get("condition"),
                scope=entry.get("scope", "any"),
            )
        )
    return read


def known_returns() -> dict[str, str]:
    """Read the table of what functions return."""
    with (HERE / "behaviours.toml").open("rb") as file:
        returns: dict[str, str] = tomllib.load(file)["returns"]
    return returns
