"""Asks the user's package index, through pip, whether it has a wheel for a runtime.

pip knows which index is configured, and how to log in there. It is asked to install into an empty
folder, wheels only, without doing it: nothing is built and nothing of the project is run.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Runtime

_PATIENCE_S = 60
_UNREACHED = ("Could not fetch URL", "Retrying (", "Connection to ")


class NoIndexError(Exception):
    """The index cannot be asked; the text is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A wheel that the index has for a runtime."""

    version: str
    wheel: str


def offered(requirement: str, runtime: Runtime) -> Offer | None:
    """Return the newest wheel for a requirement that installs on a runtime; None if there is none.

    Raises `NoIndexError` where there is no pip, or the index does not answer.
    """
    index = runtime.packages
    if index is None:
        return None
    python = f"{runtime.python[0]}{runtime.python[1]}"
    platforms = [f"{name}_{index.abi}_wasm32" for name in ("pyodide", "pyemscripten")]
    with tempfile.TemporaryDirectory() as folder:
        report = str(Path(folder, "report.json"))
        command = [
            *_pip(),
            *("install", "--dry-run", "--report", report, "--no-deps", "--target", folder),
            *("--ignore-installed", "--only-binary", ":all:", "--implementation", "cp"),
            *("--python-version", python, "--no-input", "--disable-pip-version-check"),
            *(part for abi in (f"cp{python}", "abi3", "none") for part in ("--abi", abi)),
            *(part for platform in platforms for part in ("--platform", platform)),
            *("--", requirement),
        ]
        try:
            done = subprocess.run(  # noqa: S603  pip, asked for by --online
                command, cwd=folder, capture_output=True, timeout=_PATIENCE_S, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoIndexError(f"pip did not answer: {error}.") from error
        if done.returncode:
            _complain(done.stderr.decode("utf-8", "replace"))
            return None
        return _read(Path(report))


def _complain(said: str) -> None:
    """Raise unless pip says that there is no such wheel; it says so too of what it cannot reach."""
    unreached = next((mark for mark in _UNREACHED if mark in said), None)
    if unreached is None and "No matching distribution" in said:
        return
    lines = [line for line in said.splitlines() if unreached in line] if unreached else []
    last = (lines or said.strip().splitlines() or ["it failed"])[-1]
    raise NoIndexError(f"pip could not ask the index: {last}")


def _read(report: Path) -> Offer | None:
    try:
        (found,) = json.loads(report.read_text("utf-8"))["install"]
        file = found["download_info"]["url"].rpartition("/")[2]
        return Offer(str(found["metadata"]["version"]), str(file))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _pip() -> list[str]:
    """The pip of this Python, or else the one that the user has."""
    try:
        import pip  # noqa: F401, PLC0415
    except ImportError:
        found = shutil.which("pip")
        if found is None:
            raise NoIndexError("--online asks the index through pip, and there is none.") from None
        return [found]
    return [sys.executable, "-m", "pip"]
