"""`check --watch`: checks again when something changes, until Ctrl-C.

Each round is a run like any other, so targets, excluded files and what depends on what are
found out anew. The folders are watched one by one, so that nobody's `node_modules` uses up the
system's watches.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.cli import console
from edgewise.cli.errors import CommandError
from edgewise.cli.results import shown
from edgewise.cli.run import run
from edgewise.config.discovery import is_config_file
from edgewise.resolve.discovery import SKIPPED, repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from watchfiles import Change

    from edgewise.cli.request import Request

_QUIET_MS = 100
"""What comes within this time of another change, a run takes together: a checkout, a formatter."""
_LONGEST_MS = 1_600
"""A run waits no longer for changes to end."""
_TICK_MS = 500
_NAMES = frozenset({".gitignore", "uv.lock", "pylock.toml"})
_ENDINGS = (".py", ".pyi", ".pth")
_CLEAR = "\x1b[2J\x1b[H"  # the screen alone: what was scrolled out of it stays

_Stamps = dict[str, tuple[int, int]]


def watch(request: Request) -> int:
    """Run `request` now and after each change; returns the exit code once somebody ends it."""
    try:
        import watchfiles  # noqa: F401, PLC0415 - an extra that few install
    except ImportError as error:
        raise CommandError(
            "--watch needs the package watchfiles: pip install 'edgewise[watch]'"
        ) from error
    try:
        changed: Sequence[Path] = ()
        while True:
            _announce(request, changed)
            before = _stamps(_folders(request.paths))
            run(request)
            sys.stdout.flush()
            changed = _next_change(request, before)
    except KeyboardInterrupt:  # how a watch ends when all is well
        return 0


def _next_change(request: Request, before: _Stamps) -> Sequence[Path]:
    """Wait until something is not as it was `before`, and return what that is."""
    from watchfiles import watch  # noqa: PLC0415 - as above

    folders = _folders(request.paths)
    changes = watch(
        *folders,
        watch_filter=folders.concerned,
        step=_QUIET_MS,
        debounce=_LONGEST_MS,
        rust_timeout=_TICK_MS,
        yield_on_timeout=True,
        recursive=False,
        ignore_permission_denied=True,
    )
    looked = False
    try:
        for noticed in changes:
            paths = {Path(path) for _, path in noticed}
            if not looked:  # what changed while nobody was watching
                looked = True
                now = _stamps(folders)
                paths |= {Path(name) for name, _ in set(before.items()) ^ set(now.items())}
            if paths:
                return sorted(paths)
    except OSError as error:
        raise CommandError(
            f"the folders cannot be watched: {error.strerror or error}. "
            "With WATCHFILES_FORCE_POLLING=1 they are looked at again and again instead."
        ) from error
    raise KeyboardInterrupt  # the generator ends so


def _announce(request: Request, changed: Sequence[Path]) -> None:
    """Say on standard error what a run is for, on a terminal at the top of a clean screen."""
    if changed and console.is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb":
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
    if request.quiet:
        return
    now = time.strftime("%H:%M:%S")
    if not changed:
        console.note(f"[{now}] Watching for changes; Ctrl-C ends it.")
        return
    more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
    console.note(f"[{now}] {shown(changed[0])}{more} changed.")


@dataclass(frozen=True)
class _Folders:
    """The folders to watch: those with code, and those above, where only configuration counts."""

    code: frozenset[str]
    above: frozenset[str]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.code | self.above))

    def concerned(self, _change: Change | None, path: str) -> bool:
        """Whether a change may change a finding."""
        folder, name = os.path.split(path)
        if is_config_file(Path(name)):
            return True
        if folder not in self.code or name.startswith(".#"):  # Emacs' locks
            return False
        return name.endswith(_ENDINGS) or name in _NAMES or _is_folder(path)


def _is_folder(path: str) -> bool:
    """Whether a new folder, in which there may be code by now, is at a path."""
    return os.path.basename(path) not in SKIPPED and os.path.isdir(path)  # noqa: PTH112, PTH119


def _folders(paths: Iterable[Path]) -> _Folders:
    """The folders with what the checked files and their configuration may come from."""
    code: set[str] = set()
    above: set[str] = set()
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links stay
        folder = absolute if absolute.is_dir() else absolute.parent
        code.update(_below(repository(folder) or folder))
        above.update(str(each) for each in folder.parents)
    return _Folders(frozenset(code), frozenset(above) - code)


def _below(top: Path) -> Iterator[str]:
    """A folder and all in it but those with other people's code."""
    for name, folders, files in os.walk(top):
        if "pyvenv.cfg" in files:
            folders.clear()
            continue
        folders[:] = [each for each in folders if each not in SKIPPED]
        yield name


def _stamps(folders: _Folders) -> _Stamps:
    """When each file that matters was changed last, and its size."""
    return {name: stamp for folder in folders for name, stamp in _stamps_in(folder, folders)}


def _stamps_in(folder: str, folders: _Folders) -> Iterator[tuple[str, tuple[int, int]]]:
    with suppress(OSError), os.scandir(folder) as entries:  # gone meanwhile, or not ours to read
        for entry in entries:
            if entry.is_file() and folders.concerned(None, entry.path):
                status = entry.stat()
                yield entry.path, (status.st_mtime_ns, status.st_size)
