"""`edgewise cache`: where the cache is, and how to be rid of it."""

from __future__ import annotations

import click

from edgewise.cli import console
from edgewise.cli.errors import CommandError, verbose_option


@click.group("cache")
@verbose_option
def command() -> None:
    """Show or empty the folder in which is kept what can be found out again."""


@command.command("dir")
def folder() -> None:
    """Print the folder; the environment variable EDGEWISE_CACHE_DIR chooses another."""
    from edgewise.resolve.cache_folder import cache_folder  # noqa: PLC0415

    console.say(str(cache_folder()))


@command.command("clean")
def clean() -> None:
    """Delete what is kept. Runs that are under way go on without it."""
    from edgewise.resolve.cache_file import KINDS  # noqa: PLC0415
    from edgewise.resolve.cache_folder import cache_folder  # noqa: PLC0415

    where = cache_folder()
    files = [file for kind in KINDS for file in where.glob(f"{kind}-*.sqlite*")]
    freed = 0
    for file in files:
        try:
            size = file.stat().st_size
            file.unlink()
        except FileNotFoundError:  # another process was faster
            continue
        except OSError as error:
            raise CommandError(f"{file} cannot be deleted: {error.strerror}.") from error
        freed += size
    console.say(f"Deleted {freed / 1_000_000:.1f} MB in {where}")
