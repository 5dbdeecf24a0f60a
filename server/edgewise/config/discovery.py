"""Finds and reads configuration files, and remembers what they said.

The only part of `edgewise.config` that touches the disk. A language server
gives it the text of open documents and tells it which files changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from edgewise.config.problem import Problem
from edgewise.config.reading import Reading
from edgewise.config.settings import OWN_FILE, Settings, read_settings
from edgewise.config.wrangler import WranglerConfig, read_wrangler
from edgewise.finding import Position, Range

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_T = TypeVar("_T")

SETTINGS_FILES = (OWN_FILE, "pyproject.toml")
"""In one folder the first that sets an option wins, as with Ruff's own file."""

WRANGLER_FILES = ("wrangler.json", "wrangler.jsonc", "wrangler.toml")
"""In one folder the first wins, the order of wrangler's own `findWranglerConfig`."""

MAX_BYTES = 1_000_000
"""A configuration file beyond this is not read: typing into it must stay quick."""


class UnreadableError(Exception):
    """A file is there but cannot be read; the text is the sentence to show."""


class Reader(Protocol):
    """Where texts come from."""

    def read(self, path: Path) -> str | None:
        """Return the text of a file, None if there is no such file.

        Raises `UnreadableError` with the reason.
        """


class Disk:
    """Reads files as editors do: UTF-8, a byte order mark is not part of the text."""

    def read(self, path: Path) -> str | None:
        """Return the text of a file, None if there is no such file."""
        try:
            path.lstat()
        except (OSError, ValueError):  # not there, in no folder we may enter, or no path at all
            return None
        try:
            if path.is_dir():
                return None
            if not path.is_file():
                reason = "the link leads nowhere" if path.is_symlink() else "it is no regular file"
                raise UnreadableError(f"{path.name} cannot be read: {reason}.")
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise UnreadableError(f"{path.name} cannot be read: {error.strerror}.") from error
        if len(content) > MAX_BYTES:
            raise UnreadableError(
                f"{path.name} is not read: it is larger than {MAX_BYTES // 1_000_000} MB."
            )
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnreadableError(
                f"{path.name} is not UTF-8: byte {error.start + 1} is not valid."
            ) from error


@dataclass(frozen=True, slots=True)
class Folder:
    """The configuration files of one folder, in the order in which they count."""

    settings: tuple[Reading[Settings], ...]
    wrangler: Reading[WranglerConfig] | None
    eclipsed: tuple[Path, ...]
    """Wrangler files that wrangler does not read, because another stands beside them."""


class ConfigFiles:
    """Reads each file once, until `forget` or `overlay` says that it is another.

    Absence is remembered too, so a server must watch for new files of these names.
    """

    def __init__(
        self, reader: Reader | None = None, *, only: Path | None = None, isolated: bool = False
    ) -> None:
        """With `only` a file to read the options from, or `isolated`, none is found in folders."""
        self._reader: Reader = reader or Disk()
        self.only = only
        """The file whose options count, wherever a file is."""
        self._isolated = isolated or only is not None
        self._overlays: dict[Path, str] = {}
        self._settings: dict[Path, Reading[Settings] | None] = {}
        self._wrangler: dict[Path, Reading[WranglerConfig] | None] = {}
        self._last_settings: dict[Path, Settings] = {}
        self._last_wrangler: dict[Path, WranglerConfig] = {}

    def folder(self, folder: Path) -> Folder:
        """Read the configuration files of one folder."""
        settings = (self._in_folder(folder / name) for name in SETTINGS_FILES)
        found = [each for name in WRANGLER_FILES if (each := self.wrangler(folder / name))]
        return Folder(
            settings=tuple(each for each in settings if each),
            wrangler=found[0] if found else None,
            eclipsed=tuple(each.path for each in found[1:]),
        )

    def settings(self, path: Path) -> Reading[Settings] | None:
        """Return what `pyproject.toml` or `edgewise.toml` sets; None if there is no such file."""
        if path not in self._settings:
            self._settings[path] = _kept(path, self._read(path, read_settings), self._last_settings)
        return self._settings[path]

    def extended(self) -> list[Path]:
        """Return the files that were read because others extend them, missing ones too."""
        return [path for path in self._settings if path.name not in SETTINGS_FILES]

    def wrangler(self, path: Path) -> Reading[WranglerConfig] | None:
        """Return what a wrangler file says; None if there is no such file."""
        if path not in self._wrangler:
            self._wrangler[path] = _kept(path, self._read(path, read_wrangler), self._last_wrangler)
        return self._wrangler[path]

    def overlay(self, path: Path, text: str | None) -> None:
        """Take `text`, what an editor shows, for the file's content; None to end that."""
        if text is None:
            self._overlays.pop(path, None)
        else:
            self._overlays[path] = text
        self.forget(path)

    def forget(self, path: Path) -> None:
        """Read this file anew when it is next asked for."""
        self._settings.pop(path, None)
        self._wrangler.pop(path, None)

    def text(self, path: Path) -> str | None:
        """Return the text as the editor or else the disk has it; raises `UnreadableError`."""
        return self._overlays[path] if path in self._overlays else self._reader.read(path)

    def shown(self, path: Path) -> str:
        """Return the text of a file to show lines of; empty if it cannot be read."""
        try:
            return self.text(path) or ""
        except UnreadableError:
            return ""

    def _in_folder(self, path: Path) -> Reading[Settings] | None:
        """What a file sets, without our options where files in folders have no say."""
        if self._isolated and path.name == OWN_FILE:
            return None
        reading = self.settings(path)
        if reading is None or not self._isolated:
            return reading
        if reading.content is None:
            return replace(reading, last=None)
        return replace(reading, content=replace(reading.content, options=None), problems=())

    def _read(self, path: Path, read: Callable[[str, Path], Reading[_T]]) -> Reading[_T] | None:
        try:
            text = self.text(path)
        except UnreadableError as error:
            start = Range(Position(0, 0), Position(0, 0))
            return Reading(path, None, (Problem(path, start, str(error)),))
        return None if text is None else read(text, path)


def _kept(path: Path, reading: Reading[_T] | None, last: dict[Path, _T]) -> Reading[_T] | None:
    """Remember what a file says, and give a broken one what it said last."""
    if reading is None:
        last.pop(path, None)
    elif reading.content is not None:
        last[path] = reading.content
    elif path in last:
        return replace(reading, last=last[path])
    return reading


def is_config_file(path: Path) -> bool:
    """Whether a change of this file may change a target."""
    return path.name in SETTINGS_FILES or path.name in WRANGLER_FILES


def upward(folder: Path, root: Path | None) -> Iterator[Path]:
    """Walk from `folder` up to `root`; to the top without one or when it is elsewhere."""
    yield folder
    if folder == root:
        return
    for parent in folder.parents:
        yield parent
        if parent == root:
            return
