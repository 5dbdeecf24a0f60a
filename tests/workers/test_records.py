"""What Edgewise says against what workerd did, record by record.

Where the runtime did what the code asked for, nothing may be said; where it did not, something
has to be. `records.toml` says which records count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from accuracy import keep
from workers.records import Bench, Record, left_out, records

if TYPE_CHECKING:
    from workers.checked_worker import Said

# By Pyodide and scope, percent of the records on which Edgewise and the runtime agree: what is
# reached, so that it does not get lost. The aim is 98 everywhere.
AGREEMENT = {
    ("0.28.2", "global"): 99.7,
    ("0.28.2", "request"): 99.9,
    ("0.28.2", "worker"): 100.0,
    ("314.0.6", "global"): 99.8,
    ("314.0.6", "request"): 99.8,
    ("314.0.6", "worker"): 99.1,
    ("314.0.6", "snapshot"): 100.0,
}


@dataclass
class Measure:
    """How well the two agree on the records of one runtime and scope."""

    records: int = 0
    missed: list[Record] = field(default_factory=list)
    alarmed: list[tuple[Record, list[Said]]] = field(default_factory=list)

    @property
    def agreement(self) -> float:
        """In percent."""
        return 100 * (1 - (len(self.missed) + len(self.alarmed)) / self.records)

    def __str__(self) -> str:
        lines = [
            f"{self.agreement:.1f} % of {self.records} records; "
            f"{len(self.missed)} missed, {len(self.alarmed)} false alarms"
        ]
        lines += [f"  missed: {record.name} ({record.outcome})" for record in self.missed]
        lines += [
            f"  false alarm: {record.name} ({', '.join(sorted({each.code for each in said}))})"
            for record, said in self.alarmed
        ]
        return "\n".join(lines)


@pytest.mark.parametrize(("version", "scope"), AGREEMENT, ids=" ".join)
def test_edgewise_says_what_the_runtime_does(version, scope, tmp_path, workspace, capsys):
    measure = measured(version, scope, Bench(tmp_path, workspace))
    with capsys.disabled():
        print(f"\nPyodide {version} in workerd, {scope}: {measure}")  # noqa: T201
    keep(
        "records",
        f"{version} {scope}",
        records=measure.records,
        missed=len(measure.missed),
        alarmed=len(measure.alarmed),
    )
    assert round(measure.agreement, 1) >= AGREEMENT[version, scope]
    alarmed = {record.name for record, _ in measure.alarmed}
    assert alarmed == set()


def test_every_record_is_measured():
    assert {(each.version, each.scope) for each in records()} == set(AGREEMENT)
    # What was left out has a reason each, and is the smaller part by far.
    assert sum(left_out().values()) < len(records()) / 5


def measured(version: str, scope: str, bench: Bench) -> Measure:
    measure = Measure()
    for record in records():
        if (record.version, record.scope) != (version, scope):
            continue
        said = bench.alarms(record)
        measure.records += 1
        if record.fails and not said:
            measure.missed.append(record)
        elif said and not record.fails:
            measure.alarmed.append((record, said))
    return measure
