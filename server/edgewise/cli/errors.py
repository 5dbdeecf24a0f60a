"""What becomes of an error: one sentence on standard error, and exit code 2."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Any

import click

from edgewise.cli import console
from edgewise.cli.outcomes import Mistake

if TYPE_CHECKING:
    from collections.abc import Callable

INTERRUPTED = 130  # 128 + SIGINT, as shells count
FAILED = 2


class CommandError(click.ClickException):
    """Something that the person at the keyboard can put right; the text says what."""

    exit_code = FAILED

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence."""
        console.complain(self.message)


class _Verbosity:
    on = False


def is_verbose() -> bool:
    """Whether tracebacks are wanted."""
    return _Verbosity.on or bool(os.environ.get("EDGEWISE_DEBUG"))


def _set_verbose(_context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        _Verbosity.on = True
        import logging  # noqa: PLC0415 - costs 10 ms that the usual run need not pay

        logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s")


verbose_option = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=_set_verbose,
    help="Say more about what is done, and show tracebacks.",
)


def at_the_edge(run: Callable[[], Any]) -> int:
    """Run a command; turn whatever it raises into a message and an exit code."""
    _Verbosity.on = False
    try:
        code = run()
    except click.Abort:  # click's word for Ctrl-C
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code if isinstance(error, click.UsageError) else FAILED
    except Exception as error:  # noqa: BLE001 - the last line of defence, and it says what it was
        internal_error(error)
        return FAILED
    return code if isinstance(code, int) else 0


def internal_error(error: Exception, doing: str = "") -> str:
    """Say that Edgewise itself is at fault, and return the sentence."""
    return report_mistake(Mistake.of(error), doing)


def report_mistake(mistake: Mistake, doing: str = "") -> str:
    """Say what went wrong in Edgewise itself, and return the sentence."""
    if is_verbose():
        console.complain_raw(mistake.traceback)
    hint = "" if is_verbose() else " Run again with --verbose for the traceback."
    said = f"internal error{doing}: {mistake.what}."
    console.complain(f"{said}{hint if mistake.traceback else ''}")
    return said
