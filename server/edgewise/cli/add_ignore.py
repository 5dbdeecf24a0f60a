"""`check --add-ignore`: a comment for everything that was found, to begin with an old project."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import click

from edgewise.cli.rewriting import UnwritableError, write_source
from edgewise.fixes.suppress import suppress_all
from edgewise.resolve.discovery import read_source
from edgewise.rules.suppression_rule import ABOUT_SUPPRESSIONS
from edgewise.source.document import Document
from edgewise.source.reading import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from edgewise.cli.results import FileResult


@dataclass(slots=True)
class Ignoring:
    """Writes comments into one file of a run after the other."""

    complain: Callable[[str], None]
    """Takes the sentence about a file that is left alone."""
    count: int = 0
    """How many findings were silenced."""
    files: int = 0
    _done: dict[str, str] = field(default_factory=dict)  # texts, by the file that links lead to

    def ignore(self, path: Path, found: FileResult) -> FileResult:
        """Silence what was found in a file; returns what is left to report."""
        real = os.path.realpath(path)
        if real in self._done:  # by another name: it has its comments
            return replace(found, text=self._done[real], findings=())
        wanted = [each for each in found.findings if each.code not in ABOUT_SUPPRESSIONS]
        if not wanted:
            return found
        document = Document.open(found.text)
        if any(unit.broken for unit in document.units):
            self.complain(f"{found.path} is left as it is: it does not parse.")
            return found
        done = suppress_all(document, wanted)
        try:
            source = read_source(path)
            if source.text != found.text:
                raise UnwritableError("is left as it is: it has changed since it was checked")  # noqa: TRY301
            if done.text != source.text:
                write_source(path, source, done.text)
        except (UnwritableError, UnreadableError) as error:
            self.complain(f"{found.path} {error}.")
            return found
        self._done[real] = done.text
        self.count += len(done.silenced)
        self.files += bool(done.silenced)
        left = tuple(each for each in found.findings if each not in done.silenced)
        return replace(found, text=done.text, findings=left)


def say_ignored(count: int, files: int, remaining: int) -> None:
    """Say on standard error what was done."""
    left = f"; {remaining} {'remains' if remaining == 1 else 'remain'}" if remaining else ""
    click.echo(
        f"Added suppressions for {_counted(count, 'finding')} in {_counted(files, 'file')}{left}.",
        err=True,
    )


def _counted(count: int, one: str) -> str:
    return f"{count} {one}{'' if count == 1 else 's'}"
