"""What `check --output` writes: a report in some format, in a file."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edgewise.cli.output import FORMATS, render
from edgewise.cli.results import Complaint

if TYPE_CHECKING:
    from edgewise.cli.results import Results

_BY_ENDING = {
    ".json": "json",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".txt": "text",
    ".xml": "junit",
}


@dataclass(frozen=True, slots=True)
class Report:
    """A file to write, and how."""

    format: str
    path: Path


class AmbiguousReportError(ValueError):
    """A value of `--output` that does not tell the format or the file; the text says why."""


def report(value: str) -> Report:
    """Understand `FORMAT:FILE`, or a FILE whose name tells the format.

    Raises `AmbiguousReportError`. A drive of Windows (`C:/report.sarif`) is no format.
    """
    format_, colon, name = value.partition(":")
    if not colon or format_ not in FORMATS:
        name = value
        format_ = _format_of(name)
    if name in ("", "-"):
        raise AmbiguousReportError("names no file; --output-format is for standard output.")
    return Report(format_, Path(name))


def write_report(wanted: Report, results: Results) -> None:
    """Write a report into its file; what hinders that becomes a complaint, and the run fails."""
    content = click.unstyle(render(wanted.format, results))
    if content:
        content += "\n"
    try:
        _write(wanted.path, content.encode("utf-8", "backslashreplace"))
    except OSError as error:
        reason = error.strerror or str(error)
        results.complaints.append(Complaint(f"{wanted.path} cannot be written: {reason}."))
        results.failed = True


def _format_of(name: str) -> str:
    for ending, format_ in sorted(_BY_ENDING.items(), key=lambda each: -len(each[0])):
        if name.lower().endswith(ending):
            return format_
    known = ", ".join(FORMATS)
    raise AmbiguousReportError(
        f"'{name}' does not tell its format. Write FORMAT:FILE; formats are {known}."
    )


def _write(path: Path, content: bytes) -> None:
    """Write all of it or nothing, so that no tool reads half a report."""
    path.parent.mkdir(parents=True, exist_ok=True)
    where = Path(os.path.realpath(path))
    if where.exists() and not where.is_file():  # a pipe, /dev/null
        where.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(prefix=f".{where.name[:100]}.", dir=where.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(where.stat().st_mode & 0o777 if where.exists() else 0o666 & ~_umask())
        beside.replace(where)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _umask() -> int:
    """The mask that new files get, which can be read only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
