"""Every option of every command does what it says: one that is added without a case fails here."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from edgewise import __version__
from edgewise.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

OPTION = "OPTION"
"""Stands for the option itself."""


@dataclass(frozen=True)
class Case:
    """A line to run with the option and without it.

    With it `says` is printed, or `hides` is not, and without it is the other way round. `raises`
    breaks the command, `lacks` takes a module away, `cache` is where the cache shall be.
    """

    line: str
    says: str = ""
    hides: str = ""
    value: str = ""
    code: int | None = None
    stdin: str = ""
    raises: bool = False
    lacks: str = ""
    cache: str = ""
    alone: bool = False  # without the option the line would wait for ever

    def arguments(self, spelling: str) -> list[str]:
        """The line with the option as it is spelt; without it for an empty `spelling`."""
        option = [spelling, *([self.value] if self.value else [])] if spelling else []
        words = self.line.split()
        at = words.index(OPTION)
        return [*words[:at], *option, *words[at + 1 :]]


def verbose(line: str) -> Case:
    return Case(line, says="Traceback (most recent call last)", raises=True, code=2)


CASES = {
    "cache --verbose": verbose("cache OPTION dir"),
    "edgewise --version": Case("OPTION", says=f"edgewise {__version__}", code=0),
    "edgewise --verbose": verbose("OPTION facts fcntl"),
    "check --target": Case("check src OPTION", "against workers-3.14", value="workers-3.14"),
    "check --select": Case("check OPTION", hides="EW101", value="EW301"),
    "check --ignore": Case("check OPTION", hides="EW101", value="module-not-available"),
    "check --extend-select": Case("check --select EW301 OPTION", says="EW101", value="EW101"),
    "check --exclude": Case("check OPTION", hides="EW101", value="src"),
    "check --extend-exclude": Case("check OPTION", hides="EW101", value="entry.py"),
    "check --force-exclude": Case("check src/entry.py --exclude src OPTION", hides="EW101"),
    "check --config": Case("check OPTION", hides="EW101", value="strict.toml"),
    "check --isolated": Case("check --config strict.toml OPTION", says="wants none", code=2),
    "check --output-format": Case("check OPTION", says="::error ", value="github"),
    "check --output": Case("check OPTION", says="written: report.sarif", value="report.sarif"),
    "check --statistics": Case("check OPTION", says="1  EW301"),
    "check --quiet": Case("check OPTION", hides="; checked "),
    "check --fail-on": Case("check OPTION", value="never", code=0),
    "check --fix": Case("check src/entry.py OPTION", says="Nothing was fixed"),
    "check --unsafe-fixes": Case("check --diff OPTION", says="+except ImportError"),
    "check --diff": Case("check OPTION", says="Nothing would be fixed"),
    "check --stdin-filename": Case(
        "check - OPTION", "src/new.py:1:8", value="src/new.py", stdin="import syslog\n"
    ),
    "check --watch": Case("check OPTION", says="edgewise[watch]", lacks="watchfiles", code=2),
    "check --jobs": Case("check OPTION", says="not in the range", value="0", code=2),
    "check --no-cache": Case("check OPTION", hides="the cache ", cache="wrangler.toml"),
    "check --verbose": verbose("check OPTION"),
    "check --add-ignore": Case("check OPTION", says="Added suppressions"),
    "check --baseline": Case("check OPTION", says="nowhere.json", value="nowhere.json", code=2),
    "check --write-baseline": Case("check OPTION", says="written: known.json", value="known.json"),
    "config --config": Case("config OPTION", says="nowhere.toml", value="nowhere.toml", code=2),
    "config --exclude": Case("config OPTION", says="entry.py", value="entry.py"),
    "config --extend-exclude": Case("config OPTION", says="entry.py", value="entry.py"),
    "config --extend-select": Case(
        "config --select EW301 OPTION", says="error by EW102", value="EW102"
    ),
    "config --ignore": Case("config OPTION", says="command line", value="EW101"),
    "config --isolated": Case(
        "config --config pyproject.toml OPTION", says="--isolated wants none", code=2
    ),
    "config --output-format": Case("config OPTION", says='"options": {', value="json"),
    "config --schema": Case("config OPTION", says='"$schema"'),
    "config --select": Case("config OPTION", says="command line", value="EW301"),
    "config --target": Case("config OPTION", says="workers-3.12", value="workers-3.12"),
    "config --verbose": verbose("config OPTION"),
    "facts --output-format": Case("facts fcntl OPTION", says='"kind"', value="json"),
    "facts --verbose": verbose("facts fcntl OPTION"),
    "packages --target": Case("packages OPTION", "3.12", value="workers-3.12"),
    "packages --output-format": Case("packages OPTION", says='"needed_by"', value="json"),
    "packages --online": Case("packages OPTION", says="pip could not ask the index", code=2),
    "packages --verbose": verbose("packages OPTION"),
    "rule --all": Case("rule OPTION", says="module-not-available (EW101)", code=0),
    "rule --verbose": verbose("rule EW101 OPTION"),
    "server --position-encoding": Case(
        "server --tcp nonsense OPTION", says="utf-7", value="utf-7", code=2
    ),
    "server --stdio": Case("server --tcp nonsense OPTION", says="exclude each other", code=2),
    "server --tcp": Case("server OPTION", says="no address", value="nonsense", alone=True),
    "server --verbose": verbose("server --tcp nonsense OPTION"),
    "target --target": Case("target OPTION", says="workers-3.12", value="workers-3.12"),
    "target --verbose": verbose("target OPTION"),
    "why --target": Case("why fcntl OPTION", says="Python 3.14", value="workers-3.14"),
    "why --output-format": Case("why fcntl OPTION", says='"imports"', value="json"),
    "why --verbose": verbose("why fcntl OPTION"),
}


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(main)
    yield "edgewise", main
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        yield name, command


def options() -> Iterator[tuple[str, str]]:
    """Each option of each command, in each of its spellings."""
    for name, command in commands():
        for option in command.params:
            if isinstance(option, click.Option):
                longest = max(option.opts, key=len)
                for spelling in (*option.opts, *option.secondary_opts):
                    yield f"{name} {longest}", spelling


def test_every_option_has_a_case_and_every_case_an_option() -> None:
    assert {option for option, _ in options()} == set(CASES)


@pytest.mark.parametrize(("option", "spelling"), list(options()))
def test_an_option_does_what_it_says(
    option: str, spelling: str, worker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[option]
    (worker / "src" / "entry.py").write_text("import syslog\nimport hashlib\nhashlib.new('md4')\n")
    (worker / "pyproject.toml").write_text('[project]\nname = "shop"\ndependencies = ["x"]\n')
    (worker / "strict.toml").write_text('ignore = ["EW101"]\n')
    monkeypatch.chdir(worker)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    monkeypatch.setenv("PIP_RETRIES", "1")
    if case.cache:
        monkeypatch.setenv("EDGEWISE_CACHE_DIR", case.cache)
    if case.lacks:
        monkeypatch.setitem(sys.modules, case.lacks, None)
    if case.raises:
        for name, command in commands():
            if name != "edgewise":  # which would not come to the options of the others
                monkeypatch.setattr(command, "callback", broken)
    without = (None, "") if case.alone else outcome(case, "")
    code, said = outcome(case, spelling)
    if case.code is not None:
        assert code == case.code
    assert case.says in said
    if case.says and not case.alone:
        assert case.says not in without[1]
    if case.hides:
        assert case.hides in without[1]
        assert case.hides not in said
    assert (code, said) != without


def outcome(case: Case, spelling: str) -> tuple[int, str]:
    before = set(Path.cwd().iterdir())
    done = CliRunner().invoke(main, case.arguments(spelling), input=case.stdin)
    written = sorted(path.name for path in set(Path.cwd().iterdir()) - before)
    return done.exit_code, f"{done.output}written: {' '.join(written)}"


def broken(*_: object, **__: object) -> None:
    raise RuntimeError("out of cheese")


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_help_names_every_option(name: str, option: str) -> None:
    done = CliRunner().invoke(main, [*([] if name == "edgewise" else [name]), option])
    assert done.exit_code == 0
    for each in dict(commands())[name].params:
        if isinstance(each, click.Option):
            assert all(spelling in done.stdout for spelling in each.opts)
            assert each.help
