"""The records of real workerd, and what Edgewise says of the same code.

A record of scope `global` is module-level code of a Worker's `main`, one of scope `request`
stands in its `fetch`, one of scope `worker` is a whole `main`. A record of scope `snapshot` is
module-level code of a Worker that is kept as a snapshot after it has started.
"""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edgewise.runtimes import catalogue
from edgewise.runtimes.releases import RELEASES
from workers.checked_worker import SDK, OpenWorker, wrangler

if TYPE_CHECKING:
    from edgewise.cli.workspace import Workspace
    from workers.checked_worker import Said

RECORDS = Path(__file__).with_name("records.json")
FLAG = "python_workers"
SNAPSHOT_SETUP = "import asyncio\nimport random\n"  # what the measured Worker began with
SDK_VENDORED_SINCE = "2026-04-21"

MODULE = """\
from workers import WorkerEntrypoint, Response

{code}


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response("done")
"""
HANDLER = """\
from workers import WorkerEntrypoint, Response


class Default(WorkerEntrypoint):
    async def fetch(self, request):
{code}
        return Response("done")
"""


@dataclass(frozen=True)
class Record:
    """What happened to one piece of code on one runtime: `ok`, `silent`, or how it failed."""

    name: str
    code: str
    version: str
    scope: str
    outcome: str
    options: dict[str, Any] = field(hash=False)

    @property
    def runtime(self) -> str:
        """The name of the Workers runtime that it was measured on."""
        return next(
            each.name for each in catalogue.workers_runtimes() if each.pyodide == self.version
        )

    @property
    def fails(self) -> bool:
        """Whether there is something to say about it."""
        return self.outcome != "ok"

    @property
    def main(self) -> str:
        """The name of the Worker's main file."""
        return str(self.options.get("main", "worker.py"))

    def files(self) -> dict[str, str]:
        """The worker around the code."""
        options = self.options
        main = self.main
        date = options.get("date") or measured()[self.version]["compatibility_date"]
        flags = options.get("rawflags", [FLAG, *options.get("flags", ())])
        if "date" in options and flags:
            flags = [*flags, _flag_of(self.version)]  # the date alone would bring an older Python
        bindings: dict[str, Any] = {"vars": {"FOO": "BAR"}}
        bindings["services"] = [{"binding": "SVC", "service": "other"}]
        if "do" in options:
            bound = [{"name": "DO", "class_name": options["do"]}]
            bindings["durable_objects"] = {"bindings": bound}
            bindings["migrations"] = [{"tag": "v1", "new_sqlite_classes": [options["do"]]}]
        files = {"wrangler.json": wrangler(main, date, flags, **bindings), main: self._text()}
        if not options.get("nosdk") and date >= SDK_VENDORED_SINCE:
            files["python_modules/workers.py"] = SDK.read_text("utf-8")
        return {**files, **options.get("extra", {})}

    def _text(self) -> str:
        if self.scope == "worker":
            return self.code
        if self.scope == "request":
            return HANDLER.format(code=textwrap.indent(self.code, " " * 8))
        setup = SNAPSHOT_SETUP if self.scope == "snapshot" else ""
        return MODULE.format(code=f"{setup}{self.code}")


class Bench:
    """Asks Edgewise about records; those whose Workers differ by one file share a folder."""

    def __init__(self, folder: Path, workspace: Workspace) -> None:
        self._folder = folder
        self._workspace = workspace
        self._open: dict[str, OpenWorker] = {}

    def alarms(self, record: Record) -> list[Said]:
        """The errors and warnings about the Worker of a record."""
        worker = self._worker(record)
        if record.options:
            said = worker.said()
        else:
            said = worker.said_of(record.main, record.files()[record.main])
        return [each for each in said if each.is_alarm]

    def _worker(self, record: Record) -> OpenWorker:
        files = record.files()
        shared = {name: text for name, text in files.items() if name != record.main}
        key = json.dumps(files if record.options else shared)
        if key not in self._open:
            folder = self._folder / str(len(self._open))
            self._open[key] = OpenWorker(folder, files, self._workspace)
        return self._open[key]


@cache
def _stored() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(RECORDS.read_text("utf-8"))
    return stored


def measured() -> dict[str, dict[str, Any]]:
    """What the records were measured with, by the version of Pyodide."""
    known: dict[str, dict[str, Any]] = _stored()["measured"]
    return known


def left_out() -> dict[str, int]:
    """How many records were left out, by reason."""
    counted: dict[str, int] = _stored()["left out"]
    return counted


def records() -> list[Record]:
    """Every record, in the order of the files."""
    return [
        Record(
            each["name"],
            each["code"],
            *measurement.split(" "),
            outcome=outcome,
            options=each.get("options", {}),
        )
        for each in _stored()["records"]
        for measurement, outcome in each["happened"].items()
    ]


def _flag_of(version: str) -> str:
    return next(release.flag for release in RELEASES if release.pyodide == version)
