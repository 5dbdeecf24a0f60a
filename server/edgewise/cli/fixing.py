"""`check --fix` and `--diff`: what the fixes of a run make of its files."""

from __future__ import annotations

import difflib
import os
import sys
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import click

from edgewise.cli import console
from edgewise.cli.rewriting import UnwritableError, write_source
from edgewise.fixes.together import chosen
from edgewise.resolve.discovery import read_source
from edgewise.source.reading import SourceText, UnreadableError, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from edgewise.cli.checking import Checking
    from edgewise.cli.results import FileResult
    from edgewise.finding import Finding
    from edgewise.fixes.rounds import Fixed


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file's text before and after, how many fixes lie between, and what was found before."""

    before: SourceText
    after: str
    count: int
    found: FileResult


@dataclass(slots=True)
class Fixing:
    """Fixes one file of a run after the other; writes nothing until that is asked for."""

    checking: Checking
    unsafe: bool
    complain: Callable[[str], None]
    """Takes the sentence about a file that is left alone."""
    rewrites: list[Rewrite] = field(default_factory=list)
    _done: dict[str, str] = field(default_factory=dict)  # texts, by the file that links lead to
    _writes: dict[str, Callable[[], None]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many fixes there are."""
        return sum(each.count for each in self.rewrites)

    def fixable(self, findings: Iterable[Finding]) -> bool:
        """Whether anything would be fixed."""
        return next(chosen(findings, unsafe=self.unsafe), None) is not None

    def fix_file(self, path: Path, found: FileResult) -> FileResult:
        """Work out what the fixes make of a file, and return what is left to report."""
        real = os.path.realpath(path)
        if real in self._done:  # by another name: it is fixed once
            text = self._done[real]
            return replace(found, text=text, findings=self.checking.check(text, path).findings)
        try:
            source = read_source(path)
        except UnreadableError as error:
            self.complain(f"{found.path} {error}.")
            return found
        left = self.fix_text(source, path, found)
        if left is not found:
            self._done[real] = left.text
            self._writes[found.path] = partial(write_source, path, source, left.text)
        return left

    def fix_text(self, source: SourceText, path: Path | None, found: FileResult) -> FileResult:
        """Work out what the fixes make of a text, and return what is left to report."""
        from edgewise.fixes.rounds import (  # noqa: PLC0415 - loads libcst, with the first fix
            UnfixableError,
            fix_document,
        )

        def check(text: str) -> tuple[Finding, ...]:
            return self.checking.check(text, path).findings

        try:
            fixed = fix_document(source.text, path, check, unsafe=self.unsafe)
        except UnfixableError as error:
            self.complain(f"{found.path} {error}.")
            return found
        return self._taken(source, found, fixed)

    def _taken(self, source: SourceText, found: FileResult, fixed: Fixed) -> FileResult:
        if not fixed.count:
            return found
        if not _keeps(source, fixed.text):
            self.complain(
                f"{found.path} is left as it is: {source.encoding} lacks what a fix writes."
            )
            return found
        self.rewrites.append(Rewrite(source, fixed.text, fixed.count, found))
        return replace(found, text=fixed.text, findings=fixed.remaining)

    def write(self) -> dict[str, FileResult]:
        """Write the files; returns what was found in those that cannot be written, by path."""
        refused = [each for each in self.rewrites if not self._write(each.found.path)]
        self.rewrites = [each for each in self.rewrites if each not in refused]
        return {each.found.path: each.found for each in refused}

    def _write(self, path: str) -> bool:
        try:
            self._writes[path]()
        except UnwritableError as error:
            self.complain(f"{path} {error}.")
            return False
        return True


def say_fixed(count: int, files: int, remaining: int) -> None:
    """Say on standard error what was done."""
    done = f"Fixed {_counted(count, 'problem')} in {_counted(files, 'file')}"
    left = f"{remaining} remain" if remaining != 1 else "1 remains"
    click.echo(f"{done}; {left}." if count else f"Nothing was fixed; {left}.", err=True)


def say_fixable(count: int, files: int) -> None:
    """Say on standard error what `--fix` would do."""
    would = f"Would fix {_counted(count, 'problem')} in {_counted(files, 'file')}."
    click.echo(would if count else "Nothing would be fixed.", err=True)


def print_bytes(content: bytes) -> None:
    """Print what is not to be encoded anew."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def print_diff(rewrites: Iterable[Rewrite]) -> None:
    """Print unified diffs: each file's in its own encoding, so that `patch -p0` can apply them.

    On a terminal they are coloured, and what would steer it is not printed.
    """
    colourful = console.is_colourful(sys.stdout)
    for rewrite in rewrites:
        if colourful or console.is_terminal(sys.stdout):
            for line in _diff(rewrite):
                console.say(_styled(console.printable(line.rstrip("\r\n").expandtabs())))
        else:
            text = "".join(_diff(rewrite))
            print_bytes(text.encode(rewrite.before.encoding, "backslashreplace"))


def _keeps(source: SourceText, text: str) -> bool:
    """Whether a text survives the encoding of the file."""
    try:
        return decode(source.encode(text)).text == text
    except (UnicodeEncodeError, UnreadableError):
        return False


def _diff(rewrite: Rewrite) -> Iterator[str]:
    mark = "\ufeff" if rewrite.before.byte_order_mark else ""
    before, after = (_lines(mark + text) for text in (rewrite.before.text, rewrite.after))
    for line in difflib.unified_diff(before, after, rewrite.found.path, rewrite.found.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Cut as `diff` and `patch` do: at line feeds alone."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _styled(line: str) -> str:
    if line.startswith(("---", "+++")):
        return click.style(line, bold=True)
    colours = {"-": "red", "+": "green", "@": "cyan"}
    return click.style(line, fg=colours.get(line[:1]))


def _counted(count: int, one: str) -> str:
    return f"{count} {one}{'' if count == 1 else 's'}"
