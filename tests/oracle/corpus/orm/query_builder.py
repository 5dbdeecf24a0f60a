"""Builds SQL; the driver is only loaded when a query is executed."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True)
class Query:
    table: str
    fields: tuple[str, ...] = ("*",)
    conditions: tuple[tuple[str, str, Any], ...] = ()
    limit: int | None = None

    def where(self, **equal) -> Query:
        added = tuple((name, "=", value) for name, value in equal.items())
        return replace(self, conditions=self.conditions + added)

    def take(self, count: int) -> Query:
        return replace(self, limit=count)

    @property
    def sql(self) -> str:
        parts = [f"select {', '.join(self.fields)} from {self.table}"]
        if self.conditions:
            parts.append("where " + " and ".join(f"{name} {op} ?" for name, op, _ in self.conditions))
        if self.limit is not None:
            parts.append(f"limit {self.limit}")
        return " ".join(parts)

    def execute(self, connection: sqlite3.Connection | None = None):
        import sqlite3

        connection = connection or sqlite3.connect(":memory:")
        return connection.execute(self.sql, [value for *_, value in self.conditions])


query = Query("users", ("id", "name")).where(active=True, role="admin").take(5)
print(query.sql)
