"""What was found in files, kept on disk for the next run.

A result is found by what the run asks of the file. It holds as long as the text is the same, the
configuration around it, Edgewise with its facts, and every other file and folder that it rests on
(`resolve.footprint`). Where there was not the time to find out everything it holds for a day.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edgewise.cli.findings_as_json import read_findings, write_findings
from edgewise.cli.module_places import Modules
from edgewise.cli.outcomes import FileOutcome
from edgewise.config.discovery import SETTINGS_FILES, WRANGLER_FILES
from edgewise.resolve.cache_file import CacheFile
from edgewise.resolve.footprint import Stamps, changed_since, digest, is_installed, told_apart
from edgewise.resolve.summary_cache import fingerprint

if TYPE_CHECKING:
    from edgewise.cli.request import Request
    from edgewise.cli.workspace import Setting, Workspace
    from edgewise.runtimes.target import Target

KIND = "results"
_AT_ONCE = 100  # a killed run loses no more, or a fifth
_IN_DOUBT_S = 24 * 60 * 60
_SCHEMA = """
create table if not exists results (
    slot text primary key, proof text not null, findings text not null,
    places text not null, installed text not null, modules text not null, rest text not null,
    until real, same_on text not null
) without rowid;
create table if not exists installed (name text primary key, places text not null) without rowid;
"""
_PUT = "insert or replace into results values (?, ?, ?, ?, ?, ?, ?, ?, ?)"

_Row = tuple[object, ...]


class ResultCache:
    """The results of one run and of those before it; for one thread."""

    def __init__(self, folder: Path, workspace: Workspace, request: Request) -> None:
        """Use the file in `folder`, which is made when something is put in."""
        schema = _SCHEMA + Modules.SCHEMA
        version = digest(f"{fingerprint()} {_tools()} {schema}".encode())
        self._file = CacheFile(folder, KIND, version, schema)
        self._workspace = workspace
        self._asked = repr(request.overrides)
        self._began_ns = time.time_ns()
        self._stamps = Stamps()
        self._modules = Modules(self._file, self._stamps, self._began_ns)
        self._rest: dict[str, tuple[tuple[str, ...], str]] = {}  # of what was kept, by slot
        self._configurations: dict[Path, str] = {}
        self._installed: dict[str, bool] = {}
        self._new: list[tuple[Any, ...]] = []
        self._new_installed: list[_Row] = []

    @property
    def trouble(self) -> str | None:
        """Why nothing is kept, in words; None while all is well."""
        return self._file.trouble and f"the cache {self._file.path.parent}: {self._file.trouble}"

    def find(self, path: Path, text: str, target: Target | None = None) -> FileOutcome | None:
        """Look for the result of a text at a path that still holds.

        `target` is another one than the file's own.
        """
        setting = self._workspace.around_file(path)
        target = target or setting.target
        rows = self._file.rows(
            "select proof, findings, places, installed, modules, rest, same_on from results"
            " where slot = ? and (until is null or until > ?)",
            (self._slot(path, target.names, target), self._began_ns / 1e9),
        )
        try:
            for proof, findings, places, installed, modules, rest, same_on in rows:
                if proof != self._proof(path, digest_of(text), setting):
                    continue
                if (
                    self._holds(str(places))
                    and self._still_installed(str(installed))
                    and self._modules.rest_of(json.loads(str(modules))) == rest
                ):
                    found = read_findings(str(findings))
                    on_newer = dict.fromkeys(str(same_on).split(), found)
                    return FileOutcome(path, text if found else "", found, on_newer=on_newer)
        except Exception as error:  # noqa: BLE001 - a damaged file can hold anything
            self._file.give_up(error)
        return None

    def keep(self, outcome: FileOutcome, target: Target | None = None) -> None:
        """Keep a result, if it is one and nothing that it rests on has changed meanwhile."""
        self._modules.learn(outcome.modules)
        if outcome.places is None:
            return
        places, modules = told_apart(outcome.places)
        if any(changed_since(place, self._began_ns) for place in places):
            return
        own = {place: self._stamps.of(place) for place in places if not is_installed(place)}
        theirs = {place: self._stamps.of(place) for place in places if is_installed(place)}
        name = self._shared(theirs) if theirs else ""
        setting = self._workspace.around_file(outcome.path)
        target = target or setting.target
        proof = self._proof(outcome.path, outcome.digest, setting)
        until = self._began_ns / 1e9 + _IN_DOUBT_S if outcome.in_doubt else None
        same_on = [each for each, it in outcome.on_newer.items() if it == outcome.findings]
        found = {target.names: outcome.findings}
        found |= {(each,): it for each, it in outcome.on_newer.items() if each not in same_on}
        for names, findings in found.items():
            self._new.append(
                (
                    self._slot(outcome.path, names, target),
                    proof,
                    write_findings(findings),
                    json.dumps(own),
                    name,
                    tuple(modules),
                    until,
                    " ".join(same_on) if names == target.names else "",
                )
            )
        # Each time all that modules rest on is worked out anew.
        if len(self._new) >= max(_AT_ONCE, len(self._rest) // 4):
            self._write()

    def close(self) -> None:
        """Write what is left, and let go of the file."""
        self._write()
        self._file.close()

    def _write(self) -> None:
        new, self._new = self._new, []
        installed, self._new_installed = self._new_installed, []
        if installed:
            self._file.put("insert or replace into installed values (?, ?)", installed)
        self._modules.write()
        rows = []
        for slot, *said, modules, until, same_on in new:
            rest = self._modules.rest_of(modules)
            if rest is not None:
                self._rest[slot] = modules, rest
                rows.append((slot, *said, json.dumps(modules), rest, until, same_on))
        if rows:
            self._file.put(_PUT, rows)
        self._correct()

    def _correct(self) -> None:
        """Say again what results rest on whose modules more is known of than when they came."""
        corrected, gone = [], []
        for slot, (modules, before) in self._rest.items():
            rest = self._modules.rest_of(modules)
            if rest is None:
                gone.append((slot,))
            elif rest != before:
                corrected.append((rest, slot))
                self._rest[slot] = modules, rest
        if corrected:
            self._file.put("update results set rest = ? where slot = ?", corrected)
        if gone:
            self._file.put("delete from results where slot = ?", gone)

    def _shared(self, places: dict[str, str]) -> str:
        """Keep the places in packages apart: what imports the same has the same ones."""
        written = json.dumps(places, sort_keys=True)
        name = digest(written.encode())
        if name not in self._installed:
            self._installed[name] = True
            self._new_installed.append((name, written))
        return name

    def _still_installed(self, name: str) -> bool:
        if name and name not in self._installed:
            rows = self._file.rows("select places from installed where name = ?", (name,))
            self._installed[name] = bool(rows) and all(self._holds(str(row[0])) for row in rows)
        return not name or self._installed[name]

    def _holds(self, places: str) -> bool:
        stamps: dict[str, str] = json.loads(places)
        return all(self._stamps.of(place) == stamp for place, stamp in stamps.items())

    def _slot(self, path: Path, names: tuple[str, ...], target: Target) -> str:
        """What is asked: about which file, on runtimes of which names, with which options."""
        chosen_by = target.choice.by.value
        return _digest(os.path.abspath(path), names, chosen_by, self._asked)  # noqa: PTH100

    def _proof(self, path: Path, content: str, setting: Setting) -> str:
        """What has to be the same beside the places."""
        project = setting.project
        if project.pending:
            project.refine_blocking()  # which files `main` imports
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links stay
        worker = project.worker
        return _digest(
            content,
            self._configuration(absolute.parent),
            [self._text(layer.path) for layer in setting.configured.layers if layer.path],
            project.search_path(absolute),
            project.at_startup(absolute),
            sorted(worker.taken) if worker is not None else None,
        )

    def _configuration(self, folder: Path) -> str:
        """What the configuration files in a folder and above it say."""
        if folder not in self._configurations:
            above = self._configuration(folder.parent) if folder.parent != folder else ""
            own = [self._text(folder / name) for name in (*SETTINGS_FILES, *WRANGLER_FILES)]
            has_repository = (folder / ".git").exists()
            self._configurations[folder] = _digest(above, own, has_repository)
        return self._configurations[folder]

    def _text(self, path: Path) -> str | None:
        """What a configuration file says; None if there is none."""
        return self._workspace.files.shown(path) if path.exists() else None


def digest_of(text: str) -> str:
    """A short text that only this text has."""
    return digest(text.encode("utf-8", "surrogatepass"))


def _digest(*parts: object) -> str:
    return digest(repr(parts).encode("utf-8", "surrogatepass"))


@cache
def _tools() -> str:
    """Which Python, and which versions of the libraries that decide what is found."""
    versions = [sys.version]
    for name in ("jedi", "parso", "tree_sitter", "tree_sitter_python"):
        with suppress(ImportError, ValueError, OSError):
            spec = importlib.util.find_spec(name)
            if spec is not None and spec.origin is not None:
                status = Path(spec.origin).stat()
                versions.append(f"{spec.origin} {status.st_mtime_ns} {status.st_size}")
    return " ".join(versions)
