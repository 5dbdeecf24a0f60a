"""Finds the Python files that a command is about, and reads them.

As Git sees the tree: `.gitignore` files count, links to folders are not followed.
Whatever a person names is taken, ignored or not.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from edgewise.source.reading import MAX_BYTES, SourceText, UnreadableError, decode, too_large

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pathspec import GitIgnoreSpec

SKIPPED = frozenset(
    {
        *(".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".idea", ".ipynb_checkpoints"),
        *(".mypy_cache", ".nox", ".pants.d", ".pyenv", ".pytest_cache", ".pytype", ".ruff_cache"),
        *(".svn", ".tox", ".venv", ".vscode", ".wrangler", "__pycache__", "__pypackages__"),
        *("_build", "buck-out", "node_modules", "python_modules", "site-packages", "venv"),
    }
)
"""Folders with code that is not the project's own: Ruff's list and what Workers add."""

_SKIPPED_UNLESS_PACKAGE = frozenset({"build", "dist"})
"""What tools write, but also what `src/build/__init__.py` of pypa's build is called."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that could not be looked at; `reason` completes "<path> …" to a sentence."""

    path: Path
    reason: str


class Exclusions(Protocol):
    """What the configuration excludes: `edgewise.configured.FolderConfigurations`."""

    def excludes(self, path: Path, top: Path | None) -> bool:
        """Whether a file or folder is excluded, or lies in a folder below `top` that is."""

    def excludes_entry(self, folder: Path, path: str, *, is_folder: bool) -> bool:
        """Whether an entry of a folder that is not excluded is."""


def discover(
    paths: Iterable[Path], exclusions: Exclusions | None = None, *, force: bool = False
) -> Iterator[Path | Unreadable]:
    """Find the files to check in the order of `paths`, each once; paths stay as they were given.

    What `exclusions` name is passed over, with `force` even where it is in `paths`. A path that
    does not exist is the caller's to complain about.
    """
    seen: set[str] = set()
    for path in paths:
        is_excluded = exclusions is not None and exclusions.excludes(_absolute(path), None)
        if is_excluded and force:
            continue
        # who names an excluded folder wants what is in it
        counting = None if is_excluded else exclusions
        found = _walk(path, counting) if path.is_dir() else iter((path,))
        for each in found:
            where = each.path if isinstance(each, Unreadable) else each
            absolute = os.path.abspath(where)  # noqa: PTH100 - links stay
            if absolute not in seen:
                seen.add(absolute)
                yield each


def python_files(root: Path, exclusions: Exclusions | None = None) -> Iterator[Path]:
    """Find the Python files of a folder, as a check of it would; what is unreadable is left out."""
    return (found for found in discover([root], exclusions) if isinstance(found, Path))


def read_source(path: Path) -> SourceText:
    """Read a Python file; raises `UnreadableError`, never anything else."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(_irregular(status.st_mode))
        if status.st_size > MAX_BYTES:
            raise UnreadableError(too_large(status.st_size))
        return decode(path.read_bytes())
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        raise UnreadableError(_why(error)) from error


def repository(folder: Path) -> Path | None:
    """Return the root of the Git repository around `folder`."""
    for each in (folder, *folder.parents):
        if (each / ".git").exists():
            return each
    return None


@dataclass(frozen=True)
class _Ignore:
    """One `.gitignore` and where its patterns count from."""

    folder: str
    path: Path

    @cached_property
    def _patterns(self) -> GitIgnoreSpec | None:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where there is such a file

        try:
            lines = self.path.read_text("utf-8", "replace").splitlines()
        except OSError:
            return None
        kept = []
        for line in lines:
            try:
                GitIgnoreSpec.from_lines([line])
            except ValueError:  # Git passes over a pattern that it does not understand
                continue
            kept.append(line)
        return GitIgnoreSpec.from_lines(kept)

    def says(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether it ignores `path`; None if it does not speak of it."""
        if self._patterns is None:
            return None
        relative = os.path.relpath(path, self.folder).replace(os.sep, "/")
        return self._patterns.check_file(f"{relative}/" if is_folder else relative).include


def _ignored(path: str, ignores: tuple[_Ignore, ...], *, is_folder: bool) -> bool:
    """Whether the nearest file that speaks of `path` ignores it."""
    for ignore in reversed(ignores):
        said = ignore.says(path, is_folder=is_folder)
        if said is not None:
            return said
    return False


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links stay


def _walk(top: Path, exclusions: Exclusions | None) -> Iterator[Path | Unreadable]:
    start = os.path.abspath(top)  # noqa: PTH100 - links stay
    pending: list[tuple[Path, str, tuple[_Ignore, ...]]] = [(top, start, _from_above(start))]
    while pending:
        folder, absolute, ignores = pending.pop()
        try:
            with os.scandir(absolute) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError as error:
            yield Unreadable(folder, _why(error))
            continue
        names = {entry.name for entry in entries}
        if folder is not top:
            if "pyvenv.cfg" in names:
                continue
            if folder.name in _SKIPPED_UNLESS_PACKAGE and "__init__.py" not in names:
                continue
        ignores = _with_own(absolute, ignores, names)
        inner = []
        for entry in entries:
            is_folder = _is_folder(entry)
            if exclusions is not None and exclusions.excludes_entry(
                Path(absolute), entry.path, is_folder=is_folder
            ):
                continue
            if is_folder:
                if entry.name not in SKIPPED and not _ignored(entry.path, ignores, is_folder=True):
                    inner.append((folder / entry.name, entry.path, ignores))
            else:
                yield from _file(entry, folder / entry.name, ignores)
        pending.extend(reversed(inner))


def _file(
    entry: os.DirEntry[str], path: Path, ignores: tuple[_Ignore, ...]
) -> Iterator[Path | Unreadable]:
    is_python = entry.name.endswith(".py") and not entry.name.startswith(".#")  # Emacs' locks
    if not is_python and not entry.is_symlink():
        return
    try:
        leads_up = entry.is_symlink() and entry.is_dir() and _leads_up(entry.path)
        is_folder = entry.is_symlink() and entry.is_dir()
        mode = entry.stat().st_mode if is_python and not is_folder else 0
    except OSError as error:
        if is_python and not _ignored(entry.path, ignores, is_folder=False):
            yield Unreadable(path, _why(error))
        return
    if is_folder:
        if leads_up and not _ignored(entry.path, ignores, is_folder=False):
            yield Unreadable(path, "is a link to a folder above it, which is not followed")
    elif is_python and not _ignored(entry.path, ignores, is_folder=False):
        yield path if stat.S_ISREG(mode) else Unreadable(path, _irregular(mode))


def _with_own(
    folder: str, ignores: tuple[_Ignore, ...], names: Iterable[str]
) -> tuple[_Ignore, ...]:
    """Add the folder's own `.gitignore`; what is above a repository does not count in it."""
    if ".git" in names:
        ignores = (_Ignore(folder, Path(folder, ".git", "info", "exclude")),)
    if ".gitignore" in names:
        ignores = (*ignores, _Ignore(folder, Path(folder, ".gitignore")))
    return ignores


def _from_above(start: str) -> tuple[_Ignore, ...]:
    """Return what the folders above `start` ignore, up to the repository's root.

    Without a repository, up to the current folder. Nothing if they ignore `start` itself,
    which somebody named all the same.
    """
    folder = Path(start)
    top = repository(folder)
    if top is None:
        current = Path.cwd()
        top = current if folder.is_relative_to(current) else folder
    ignores: tuple[_Ignore, ...] = ()
    for each in reversed([folder, *folder.parents]):
        if each != folder and each.is_relative_to(top):
            names = [name for name in (".git", ".gitignore") if (each / name).exists()]
            ignores = _with_own(str(each), ignores, names)
        if each.is_relative_to(top) and _ignored(str(each), ignores, is_folder=True):
            return ()
    return ignores


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _leads_up(link: str) -> bool:
    """Whether a link to a folder leads back to one that it is in."""
    target = os.path.realpath(link)
    here = os.path.realpath(os.path.dirname(link))  # noqa: PTH120
    return here == target or here.startswith(target.rstrip(os.sep) + os.sep)


def _irregular(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "is a folder"
    if stat.S_ISFIFO(mode):
        return "is a pipe, not a file (`edgewise check -` reads standard input)"
    return "is not a regular file"


def _why(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return f"cannot be read: {reason}"
