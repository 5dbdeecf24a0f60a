"""`edgewise check --fix`, `--unsafe-fixes` and `--diff`."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from run import edgewise_in

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = "import _pydecimal\n\nprint(_pydecimal.Decimal(1))\n"
FIXED = "import decimal as _pydecimal\n\nprint(_pydecimal.Decimal(1))\n"
TARGET = ("--target", "workers-3.13")


def test_safe_fixes_are_applied_and_the_rest_is_reported(worker: Path) -> None:
    (worker / "src" / "number.py").write_text(BROKEN)
    done = edgewise_in(worker, "check", "--fix")
    assert (worker / "src" / "number.py").read_text() == FIXED
    assert done.code == 1
    assert "EW101" in done.out
    assert "number.py" not in done.out
    assert done.err == "Fixed 1 problem in 1 file; 1 remains.\n"
    assert (worker / "src" / "entry.py").read_text() == "import syslog\n\nsyslog.syslog('x')\n"


def test_nothing_that_remains_is_exit_code_0_and_a_second_run_changes_nothing(
    worker: Path,
) -> None:
    file = worker / "src" / "entry.py"
    file.write_text(BROKEN)
    assert edgewise_in(worker, "check", "--fix").code == 0
    before = file.stat()
    done = edgewise_in(worker, "check", "--fix")
    assert done.code == 0
    assert done.err == "Nothing was fixed; 0 remain.\n"
    assert (file.read_text(), file.stat().st_mtime_ns) == (FIXED, before.st_mtime_ns)


def test_without_the_option_nothing_is_changed(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text(BROKEN)
    edgewise_in(worker, "check")
    assert (worker / "src" / "entry.py").read_text() == BROKEN


def test_unsafe_fixes_are_for_those_who_ask(worker: Path) -> None:
    file = worker / "src" / "entry.py"
    done = edgewise_in(worker, "check", "--fix", "--unsafe-fixes")
    assert done.code == 1
    assert "EW103" in done.out
    assert file.read_text() == (
        "try:\n    import syslog\nexcept ImportError:\n    syslog = None\n\nsyslog.syslog('x')\n"
    )


def test_unsafe_fixes_alone_are_wrong_usage(worker: Path) -> None:
    done = edgewise_in(worker, "check", "--unsafe-fixes")
    assert done.code == 2
    assert "--fix or --diff" in done.err


def test_several_fixes_in_one_statement_end(worker: Path) -> None:
    file = worker / "src" / "entry.py"
    file.write_text("import _pydecimal, _pydecimal as a, json, _pydecimal as b\n")
    assert edgewise_in(worker, "check", "--fix").code == 0
    text = file.read_text()
    assert "import _pydecimal" not in text
    edgewise_in(worker, "check", "--fix")
    assert file.read_text() == text


@pytest.mark.parametrize(
    "broken",
    ["import _pydecimal\n\nprint(\n", "import _pydecimal\nprint 'x'\n", "import _pydecimal\n  x\n"],
)
def test_a_file_that_does_not_parse_is_left_alone(worker: Path, broken: str) -> None:
    file = worker / "src" / "entry.py"
    file.write_text(broken)
    done = edgewise_in(worker, "check", "--fix")
    assert file.read_text() == broken
    assert done.code == 1
    assert "src/entry.py is left as it is: it does not parse." in done.err
    assert edgewise_in(worker, "check", "--diff").out == ""


ODD = {
    "bom": b"\xef\xbb\xbfimport _pydecimal\r\nx = 1\r\n",
    "latin": b"# coding: latin-1\nimport _pydecimal  # caf\xe9\n",
    "mixed": b"x = 1\r\nimport _pydecimal\ny = 2\rz = 3\r\n",
    "no end": b"x = 1\nimport _pydecimal",
    "form feed": b"x = 1\n\x0c\nimport _pydecimal\n",
}


@pytest.mark.parametrize("name", ODD)
def test_everything_else_stays_to_the_byte(worker: Path, name: str) -> None:
    file = worker / "src" / "entry.py"
    file.write_bytes(ODD[name])
    done = edgewise_in(worker, "check", "--fix")
    wanted = ODD[name].replace(b"import _pydecimal", b"import decimal as _pydecimal")
    assert file.read_bytes() == wanted, done


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions and links")
def test_permissions_and_links_stay(worker: Path) -> None:
    file = worker / "src" / "entry.py"
    file.write_text(BROKEN)
    file.chmod(0o754)
    (worker / "src" / "link.py").symlink_to("entry.py")
    done = edgewise_in(worker, "check", "--fix")
    assert done.code == 0
    assert "1 problem in 1 file" in done.err
    assert "warning" not in done.err
    assert (worker / "src" / "link.py").is_symlink()
    assert file.read_text() == FIXED
    assert file.stat().st_mode & 0o777 == 0o754
    assert sorted(file.name for file in (worker / "src").iterdir()) == [
        "clean.py",
        "entry.py",
        "link.py",
    ]


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may write anything")
def test_a_file_that_may_not_be_written_keeps_its_findings(worker: Path) -> None:
    file = worker / "src" / "entry.py"
    file.write_text(BROKEN)
    file.chmod(0o444)
    done = edgewise_in(worker, "check", "--fix")
    assert done.code == 1
    assert "EW102" in done.out or "EW103" in done.out or "src/entry.py:1:8" in done.out
    assert "src/entry.py cannot be written" in done.err
    assert file.read_text() == BROKEN


def test_standard_input_is_printed_as_fixed(worker: Path) -> None:
    done = edgewise_in(worker, "check", "--fix", "-", *TARGET, stdin=BROKEN.encode())
    assert (done.code, done.out) == (0, FIXED)
    clean = edgewise_in(worker, "check", "--fix", "-", *TARGET, stdin=b"\xef\xbb\xbfx = 1\r\n")
    assert clean.out.encode() == b"\xef\xbb\xbfx = 1\r\n"
    left = edgewise_in(worker, "check", "--fix", "-", *TARGET, stdin=b"import syslog\n")
    assert (left.code, left.out) == (1, "import syslog\n")
    assert "<stdin>:1:8: error[EW101]" in left.err


def test_standard_input_that_cannot_be_read_is_not_lost(worker: Path) -> None:
    done = edgewise_in(worker, "check", "--fix", "-", stdin=b"# coding: klingon\nx = 1\n")
    assert done.out == "# coding: klingon\nx = 1\n"
    assert "klingon" in done.err


def test_the_difference_is_what_a_fix_would_do(worker: Path) -> None:
    for name, content in ODD.items():
        (worker / "src" / f"{name.replace(' ', '_')}.py").write_bytes(content)
    (worker / "src" / "entry.py").write_text(BROKEN)
    before = {file: file.read_bytes() for file in (worker / "src").iterdir()}
    done = subprocess_bytes(worker, "check", "--diff")
    assert done.returncode == 1
    assert {file: file.read_bytes() for file in (worker / "src").iterdir()} == before
    assert done.stderr == b"Would fix 6 problems in 6 files.\n"
    assert b"EW1" not in done.stdout
    copy = worker.parent / "copy"
    shutil.copytree(worker, copy)
    edgewise_in(worker, "check", "--fix")
    if shutil.which("patch"):
        patching = ["patch", "-p0", "--binary", "--quiet"]
        subprocess.run(patching, cwd=copy, input=done.stdout, check=True)
        for file in (worker / "src").iterdir():
            assert (copy / "src" / file.name).read_bytes() == file.read_bytes()
    assert subprocess_bytes(worker, "check", "--diff").stdout == b""


def test_no_difference_is_exit_code_0(worker: Path) -> None:
    done = edgewise_in(worker, "check", "--diff")
    assert (done.code, done.out, done.err) == (0, "", "Nothing would be fixed.\n")


def test_the_difference_of_standard_input(worker: Path) -> None:
    done = edgewise_in(worker, "check", "--diff", "-", *TARGET, stdin=BROKEN.encode())
    assert done.code == 1
    assert "-import _pydecimal\n+import decimal as _pydecimal\n" in done.out


def test_the_difference_is_coloured_where_colours_are_wanted(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text("x = '\x1b[31m'\n" + BROKEN)
    out = edgewise_in(worker, "check", "--diff", FORCE_COLOR="1").out
    assert "\x1b[31m-import _pydecimal" in out
    assert "x = '?[31m'" in out


def subprocess_bytes(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    import sys

    from run import SOURCE

    return subprocess.run(
        [sys.executable, "-m", "edgewise", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "NO_COLOR": "1"},
    )
