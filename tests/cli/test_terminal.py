"""What a terminal shows and a pipe does not: progress and colours."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest
from run import SOURCE, edgewise_in

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX terminals")

AT_ONCE = "from edgewise.cli import console, main; console._SHOW_PROGRESS_AFTER_S = 0; main()"
COLOUR = "\x1b[1m"


def at_terminal(folder: Path, command: str, code: str = AT_ONCE, **environment: str) -> str:
    """Everything that a terminal gets from `edgewise check` in a pipeline."""
    import pexpect

    inherited = {key: value for key, value in os.environ.items() if key not in COLOURS}
    child = pexpect.spawn(
        "bash",
        ["--norc", "-c", command.replace("edgewise", f"{sys.executable} -c '{code}'")],
        cwd=str(folder),
        encoding="utf-8",
        timeout=60,
        dimensions=(24, 100),
        env={
            **inherited,
            "PYTHONPATH": os.pathsep.join([str(SOURCE), os.environ.get("PYTHONPATH", "")]),
            "TERM": "xterm-256color",
            **environment,
        },
    )
    child.expect(pexpect.EOF)
    child.close()
    shown: Any = child.before
    assert isinstance(shown, str)
    return shown


COLOURS = ("NO_COLOR", "FORCE_COLOR", "TERM")


def test_progress_is_shown_and_leaves_nothing(worker: Path) -> None:
    shown = at_terminal(worker, "edgewise check")
    assert "Checking" in shown
    assert "2/2" in shown
    after = shown[shown.rindex("Checking") :]
    assert "\x1b[2K" in after  # the line is wiped
    assert shown.rstrip().endswith("checked 2 files against workers-3.13\x1b[0m")


def test_progress_goes_to_standard_error(worker: Path) -> None:
    shown = at_terminal(worker, "edgewise check > out.txt")
    assert "Checking" in shown
    assert "error[EW101]" not in shown
    written = (worker / "out.txt").read_text()
    assert "\x1b" not in written
    assert written.startswith("src/entry.py:1:8: error[EW101]")


@pytest.mark.parametrize(
    ("command", "environment"),
    [
        ("edgewise check 2> err.txt", {}),
        ("edgewise check --quiet", {}),
        ("edgewise check", {"TERM": "dumb"}),
    ],
)
def test_where_nobody_wants_it_there_is_no_progress(
    worker: Path, command: str, environment: dict[str, str]
) -> None:
    shown = at_terminal(worker, command, **environment)
    assert "Checking" not in shown
    assert "error" in shown
    if (worker / "err.txt").exists():
        assert (worker / "err.txt").read_text() == ""


def test_a_quick_run_shows_no_progress(worker: Path) -> None:
    late = AT_ONCE.replace("= 0", "= 1000")
    assert "Checking" not in at_terminal(worker, "edgewise check", late)


@pytest.mark.parametrize(
    ("environment", "colourful"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),  # as the convention says: only if it is not empty
        ({"TERM": "dumb"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
@pytest.mark.parametrize("format_", ["text", "concise"])
def test_colours_on_a_terminal(
    worker: Path, environment: dict[str, str], colourful: bool, format_: str
) -> None:
    shown = at_terminal(worker, f"edgewise check --output-format={format_} 2>&1", **environment)
    assert (COLOUR in shown) is colourful


@pytest.mark.parametrize(
    ("environment", "colourful"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
@pytest.mark.parametrize("format_", ["text", "concise"])
def test_colours_in_a_pipe(
    worker: Path, environment: dict[str, str], colourful: bool, format_: str
) -> None:
    done = edgewise_in(worker, "check", f"--output-format={format_}", **environment)
    assert (COLOUR in done.out) is colourful


@pytest.mark.parametrize("format_", ["json", "github", "gitlab", "sarif", "junit"])
def test_formats_for_tools_have_no_colours(worker: Path, format_: str) -> None:
    done = edgewise_in(worker, "check", f"--output-format={format_}", FORCE_COLOR="1")
    assert done.code == 1
    assert "\x1b" not in done.out
