"""`target`, `rule`, `facts`, `server` and the command itself."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from run import edgewise_in

from edgewise import __version__
from edgewise.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def test_version_loads_nothing_heavy(tmp_path: Path) -> None:
    assert edgewise_in(tmp_path, "--version").out == f"edgewise {__version__}\n"
    code = (
        "import sys\nfrom edgewise.cli import main\n"
        "try:\n    main(['--version'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'rich', 'libcst', 'jedi', 'pygls', 'tree_sitter'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_shows_every_command(tmp_path: Path) -> None:
    done = edgewise_in(tmp_path, "--help")
    assert done.code == 0
    assert all(f"  {name} " in done.out for name in ("check", "facts", "rule", "server", "target"))


@pytest.mark.parametrize("arguments", [[], ["chekc"]])
def test_without_a_command_it_is_wrong_usage(tmp_path: Path, arguments: list[str]) -> None:
    done = edgewise_in(tmp_path, *arguments)
    assert done.code == 2
    assert "Usage:" in done.err


def test_target_says_what_was_chosen_and_where(worker: Path) -> None:
    done = edgewise_in(worker, "target", "src/entry.py")
    assert done.code == 0
    assert "target: workers-3.13" in done.out
    assert "wrangler.toml:3:" in done.out
    assert edgewise_in(worker, "target", "nowhere").code == 2
    asked = edgewise_in(worker, "target", "--target", "pyodide-314")
    assert "target: pyodide-314" in asked.out


def test_target_with_a_broken_configuration(worker: Path) -> None:
    (worker / "wrangler.toml").write_text("= 1\n")
    done = edgewise_in(worker, "target")
    assert done.code == 2
    assert "wrangler.toml:1:" in done.out


def test_rule_by_code_and_by_name(tmp_path: Path) -> None:
    by_code = edgewise_in(tmp_path, "rule", "ew101")
    assert by_code.code == 0
    assert by_code.out.startswith("# module-not-available (EW101)\n")
    assert edgewise_in(tmp_path, "rule", "module-not-available").out == by_code.out


def test_every_rule(tmp_path: Path) -> None:
    out = edgewise_in(tmp_path, "rule", "--all").out
    assert "# module-not-available (EW101)" in out
    assert "# no-time-zones (EW305)" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["EW1O1"], "EW101"), (["modul-not-available"], "module-not-available"), ([], "--all")],
)
def test_no_such_rule(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = edgewise_in(tmp_path, "rule", *arguments)
    assert done.code == 2
    assert said in done.err


@pytest.mark.parametrize(
    ("name", "kind", "status"),
    [
        ("fcntl", "module", "missing"),
        ("curses.ascii", "module", "missing"),
        ("pty", "module", "fails"),
        ("imp", "module", "removed"),
        ("os.fork", "name", "call fails"),
        ("threading.Thread.start", "name", "call fails"),
        ("signal.alarm", "name", "missing"),
        ("json.dumps", "name", "available"),
        ("ripemd160", "hash algorithm", "needs OpenSSL"),
        ("sha256", "hash algorithm", "available"),
    ],
)
def test_facts(name: str, kind: str, status: str) -> None:
    done = CliRunner().invoke(main, ["facts", name, "--output-format", "json"])
    assert done.exit_code == 0
    (facts,) = json.loads(done.stdout)
    assert facts["kind"] == kind
    rows = {row["runtime"]: row for row in facts["runtimes"]}
    assert rows["workers-3.13"]["status"] == status
    assert rows["workers-3.13"]["evidence"]
    assert len(rows) >= 8
    table = CliRunner().invoke(main, ["facts", name]).stdout
    assert f"{name} ({kind})" in table
    assert status in table


@pytest.mark.parametrize(
    ("name", "meant"),
    [("fcnlt", "fcntl"), ("threading.Tread.start", "threading.Thread.start"), ("sha266", "sha256")],
)
def test_unknown_facts_get_a_suggestion(name: str, meant: str) -> None:
    done = CliRunner().invoke(main, ["facts", name])
    assert done.exit_code == 2
    assert f"Did you mean '{meant}'?" in done.stderr


@pytest.mark.parametrize("address", ["nonsense", "localhost:", ":99999", "localhost:http"])
def test_server_wants_an_address(tmp_path: Path, address: str) -> None:
    done = edgewise_in(tmp_path, "server", "--tcp", address)
    assert done.code == 2
    assert "127.0.0.1:2087" in done.err


def test_server_speaks_one_protocol(tmp_path: Path) -> None:
    assert edgewise_in(tmp_path, "server", "--stdio", "--tcp", ":2087").code == 2


def test_an_error_of_our_own_is_one_sentence(worker: Path) -> None:
    code = (
        "from edgewise.cli import checking, main\n"
        "def broken(*_):\n    raise RuntimeError('out of cheese')\n"
        "checking.check = broken\n"
        "import sys\nmain(sys.argv[1:])\n"
    )
    command = [sys.executable, "-c", code, "check"]
    done = subprocess.run(command, cwd=worker, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "internal error in src/clean.py: RuntimeError: out of cheese." in done.stderr
    assert "Traceback" not in done.stderr
    done = subprocess.run(
        [*command, "--verbose"], cwd=worker, capture_output=True, text=True, check=False
    )
    assert "Traceback" in done.stderr
