"""The terminal, or what stands in its place: colours, encodings, closed pipes, progress."""

from __future__ import annotations

import os
import re
import sys
import time
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CLOSED_PIPE = 141  # 128 + SIGPIPE: how a program ends whose reader is gone

# C0 and C1 controls, and what turns the direction of text: none may reach a terminal.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_SHOW_PROGRESS_AFTER_S = 0.7


def prepare_streams() -> None:
    """Let any text be printed: what an encoding lacks (cp1252, or a strange path) is escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with suppress(ValueError, OSError):
                reconfigure(errors="backslashreplace")


def is_colourful(stream: IO[Any]) -> bool:
    """Whether to colour what goes to `stream`; as Python itself decides it."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def is_terminal(stream: IO[Any]) -> bool:
    """Whether somebody is looking."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def printable(text: str) -> str:
    """Return `text` on one line, without what would steer a terminal; widths stay."""
    return _CONTROL.sub("?", text)


def say(text: str, *, error: bool = False) -> None:
    """Print to standard output, or standard error, styled only where colours are wanted."""
    click.echo(text, err=error, color=is_colourful(sys.stderr if error else sys.stdout))


def complain(text: str, kind: str = "error") -> None:
    """Print one line to standard error."""
    colour = "yellow" if kind == "warning" else "red"
    label = click.style(f"{kind}:", fg=colour, bold=True)
    click.echo(f"{label} {printable(text)}", err=True, color=is_colourful(sys.stderr))


def note(text: str) -> None:
    """Print one line to standard error that is no complaint."""
    click.echo(printable(text), err=True)


def complain_raw(text: str) -> None:
    """Print to standard error as it is."""
    click.echo(text, err=True, nl=False)


@contextmanager
def closed_pipe_is_no_error() -> Iterator[None]:
    """End quietly when the reader of the output has gone (`| head`)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more at exit: that must not fail too.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(CLOSED_PIPE) from None


@contextmanager
def progress(total: int, doing: str, *, quiet: bool = False) -> Iterator[Callable[[], None]]:
    """Show a bar on a terminal once it has taken a while; yields what counts one more."""
    if quiet or not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    started = time.monotonic()
    done = 0
    bar: Any = None
    task: Any = None

    def advance() -> None:
        nonlocal bar, task, done
        done += 1
        if bar is None and time.monotonic() - started > _SHOW_PROGRESS_AFTER_S:
            from rich.console import Console  # noqa: PLC0415 - 60 ms, only for long runs
            from rich.progress import (  # noqa: PLC0415
                BarColumn,
                MofNCompleteColumn,
                Progress,
                TextColumn,
                TimeRemainingColumn,
            )

            bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            bar.start()
            task = bar.add_task(doing, total=total)
        if bar is not None:
            bar.update(task, completed=done)

    try:
        yield advance
    finally:
        if bar is not None:
            bar.stop()
