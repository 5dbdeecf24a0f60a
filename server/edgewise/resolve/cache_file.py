"""A file in the cache folder: an SQLite database of things that can be found out again.

Projects share it, and several processes may use it at once: SQLite sees to that. Whatever goes
wrong with it (a full disk, a folder that cannot be written, a damaged file) costs time and nothing
else: the file is given up until the next start.
"""

from __future__ import annotations

import contextlib
import logging
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

log = logging.getLogger(__name__)

# A larger file is begun anew: it holds mostly what nobody asks for any more.
_MAX_BYTES = 200_000_000
_PATIENCE_S = 1.0  # so long may another process keep the file locked
_OLD_S = 7 * 86_400

KINDS = ("imports", "results")
"""What there are files of."""

_Row = tuple[object, ...]


class CacheFile:
    """One database; for one thread."""

    def __init__(self, folder: Path, kind: str, version: str, schema: str) -> None:
        """Use the file for this `kind` and `version` in `folder`; made when something is put in."""
        self.path = folder / f"{kind}-{version}.sqlite"
        self.trouble: str | None = None
        """Why the file is not used any more, in words; None while all is well."""
        self._kind = kind
        self._schema = schema
        self._connection: sqlite3.Connection | None = None

    def rows(self, query: str, values: Sequence[object] = ()) -> list[_Row]:
        """Ask; nothing where there is no file, or trouble."""
        connection = self._open(make=False)
        if connection is None:
            return []
        try:
            return connection.execute(query, values).fetchall()
        except Exception as error:  # noqa: BLE001 - a damaged file can hold anything
            self.give_up(error)
            return []

    def put(self, statement: str, rows: Sequence[_Row]) -> None:
        """Write rows, all or none."""
        connection = self._open(make=True)
        if connection is None:
            return
        try:
            with connection:
                connection.executemany(statement, rows)
        except Exception as error:  # noqa: BLE001 - as above
            self.give_up(error)

    def give_up(self, error: Exception) -> None:
        """Use the file no more; one that is no database goes."""
        log.info("the cache %s is not used: %s", self.path, error)
        self.trouble = self.trouble or str(error)
        self.close()
        if _is_damage(error):
            for file in self.path.parent.glob(f"{self.path.name}*"):
                with contextlib.suppress(OSError):
                    file.unlink()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with contextlib.suppress(Exception):
                self._connection.close()
            self._connection = None

    def _open(self, *, make: bool) -> sqlite3.Connection | None:
        if self.trouble is not None or self._connection is not None:
            return self._connection
        try:
            if not make and not self.path.exists():
                return None
            import sqlite3  # noqa: PLC0415 - 10 ms, and some Pythons lack it

            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._forget_older()
            connection = sqlite3.connect(self.path, timeout=_PATIENCE_S, check_same_thread=False)
            # What a crash of the machine loses is found out again.
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = off")
            connection.executescript(self._schema)
        except Exception as error:  # noqa: BLE001 - no SQLite, no permission, no space
            self.give_up(error)
            return None
        self._connection = connection
        return connection

    def _forget_older(self) -> None:
        """Delete what other versions have left, and a file that has grown too large."""
        for other in self.path.parent.glob(f"{self._kind}-*.sqlite*"):
            is_ours = other.name.startswith(self.path.name)
            with contextlib.suppress(OSError):
                status = other.stat()
                is_old = time.time() - status.st_mtime > _OLD_S
                if (not is_ours and is_old) or (is_ours and status.st_size > _MAX_BYTES):
                    other.unlink()


def _is_damage(error: Exception) -> bool:
    """Whether SQLite says that the file is no database of its own, or not any more."""
    said = str(error)
    return type(error).__name__ == "DatabaseError" and (
        "not a database" in said or "malformed" in said
    )
