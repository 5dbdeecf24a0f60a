"""`edgewise check`: what it prints where, and how it leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from run import SOURCE, edgewise_in

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = {
    *("code", "name", "severity", "message", "path", "line", "column", "end_line", "end_column"),
    *("target", "url", "fixes", "related"),
}


def test_json_points_back_to_where_the_object_was_made(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text(
        "import threading\n\nthread = threading.Thread(target=print)\nthread.start()\n"
    )
    done = edgewise_in(worker, "check", "--output-format", "json")
    (element,) = [each for each in json.loads(done.out) if each["code"] == "EW201"]
    assert element["related"][:2] == [
        {
            "path": "src/entry.py",
            "line": 3,
            "column": 10,
            "message": "`threading.Thread` is made here",
        },
        {"path": "src/entry.py", "line": 1, "column": 8, "message": "`threading` is imported here"},
    ]


def codes(out: str) -> list[tuple[str, str, int]]:
    return [(each["path"], each["code"], each["line"]) for each in json.loads(out)]


def test_findings_go_to_standard_output_and_make_the_exit_code(worker: Path) -> None:
    done = edgewise_in(worker, "check")
    assert done.code == 1
    assert done.err == ""
    first, source, carets, *_ = done.out.splitlines()
    assert first.startswith("src/entry.py:1:8: error[EW101] module-not-available: `syslog` ")
    assert source == "  1 | import syslog"
    assert carets == "    |        ^^^^^^"
    assert done.out.splitlines()[-1] == ("1 error in 1 file; checked 2 files against workers-3.13")


def test_nothing_found(worker: Path) -> None:
    done = edgewise_in(worker, "check", "src/clean.py")
    assert done.code == 0
    assert done.out == "No problems; checked 1 file against workers-3.13\n"


def test_json_has_the_promised_fields(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text('s = "👍é"; import syslog\n')
    done = edgewise_in(worker, "check", "--output-format", "json")
    assert done.code == 1
    (element,) = json.loads(done.out)
    assert set(element) == FIELDS
    place = [element[name] for name in ("line", "column", "end_line", "end_column")]
    assert place == [1, 18, 1, 24]
    assert element["path"] == "src/entry.py"
    assert element["severity"] == "error"
    assert element["target"] == "workers-3.13"
    assert all(set(fix) == {"title", "safe"} for fix in element["fixes"])
    assert element["fixes"]
    related = element["related"]
    assert all(set(place) == {"path", "line", "column", "message"} for place in related)
    assert ("wrangler.toml", 3) in [(place["path"], place["line"]) for place in related]


def test_json_without_findings_is_an_empty_array(worker: Path) -> None:
    assert (
        json.loads(edgewise_in(worker, "check", "--output-format=json", "src/clean.py").out) == []
    )


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [("error", 0), ("warning", 0), ("information", 0), ("hint", 1), ("never", 0)],
)
def test_fail_on(worker: Path, fail_on: str, code: int) -> None:
    (worker / "src" / "entry.py").write_text("import threading\n\nprint(threading.Thread)\n")
    done = edgewise_in(worker, "check", "--fail-on", fail_on)
    assert "hint[EW205]" in done.out
    assert done.code == code


def test_target_replaces_the_configured_one(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import fcntl\n")
    assert edgewise_in(tmp_path, "check", "--target", "workers-3.14").code == 0
    both = edgewise_in(tmp_path, "check", "--target", "workers-3.13,workers-3.14", "a.py")
    assert "against workers-3.13, workers-3.14" in both.out
    repeated = edgewise_in(
        tmp_path, "check", "--target", "workers-3.13", "--target", "workers-3.14"
    )
    assert repeated.out == both.out
    assert both.code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--target", "workers-3.31"], "workers-3.31"),
        (["--target", ","], "names no runtime"),
        (["--fail-on", "sometimes"], "sometimes"),
        (["--output-format", "xml"], "xml"),
        (["-", "src"], "stands alone"),
        (["--stdin-filename", "x.py"], "--stdin-filename"),
        (["--nonsense"], "--nonsense"),
        (["nowhere.py"], "nowhere.py does not exist"),
    ],
)
def test_wrong_usage_is_exit_code_2(worker: Path, arguments: list[str], said: str) -> None:
    done = edgewise_in(worker, "check", *arguments)
    assert done.code == 2
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_path_that_does_not_exist_leaves_the_others(worker: Path) -> None:
    done = edgewise_in(worker, "check", "nowhere.py", "src")
    assert done.code == 2
    assert "error[EW101]" in done.out


def test_standard_input(worker: Path) -> None:
    done = edgewise_in(
        worker, "check", "-", "--stdin-filename", "src/unsaved.py", stdin=b"import fcntl\n"
    )
    assert done.code == 1
    assert done.out.startswith("src/unsaved.py:1:8: error[EW101]")
    assert "against workers-3.13" in done.out
    nameless = edgewise_in(worker, "check", "-", stdin=b"import syslog\n")
    assert nameless.out.startswith("<stdin>:1:8: error[EW101]")


def test_a_file_encoding_is_honoured(worker: Path) -> None:
    text = "# -*- coding: latin-1 -*-\ns = 'é'; import syslog\n"
    (worker / "src" / "entry.py").write_bytes(text.encode("latin-1"))
    assert codes(edgewise_in(worker, "check", "--output-format=json").out) == [
        ("src/entry.py", "EW101", 2)
    ]


def test_a_byte_order_mark_is_no_column(worker: Path) -> None:
    (worker / "src" / "entry.py").write_bytes(b"\xef\xbb\xbfimport syslog\r\n")
    assert edgewise_in(worker, "check").out.startswith("src/entry.py:1:8: ")


UNREADABLE = {
    "latin.py": (b"x = 'caf\xe9'\n", "is not UTF-8"),
    "utf16.py": ("x = 1\n".encode("utf-16"), "is UTF-16"),
    "cookie.py": (b"# coding: klingon\n", "declares the encoding klingon, which is unknown"),
    "hex.py": (b"# coding: hex\n", "hex"),
    "lying.py": (b"# coding: ascii\n\ns = '\xc3\xa9'\n", "is not ascii, the encoding it declares"),
    "nul.py": (b"x = 1\n\0\n", "line 2 has a NUL"),
    "large.py": (b"x = 1\n" * 2_000_000, "is too large to check: 12.0 MB"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_file_is_named_and_the_rest_is_done(worker: Path, name: str) -> None:
    content, said = UNREADABLE[name]
    (worker / "src" / name).write_bytes(content)
    done = edgewise_in(worker, "check")
    assert done.code == 1
    (line,) = done.err.splitlines()
    assert line.startswith(f"warning: src/{name} ")
    assert said in line
    assert "error[EW101]" in done.out
    assert edgewise_in(worker, "check", f"src/{name}").code == 0


@pytest.mark.skipif(os.name != "posix", reason="POSIX file types")
def test_odd_files_are_named_and_the_rest_is_done(worker: Path) -> None:
    source = worker / "src"
    os.mkfifo(source / "pipe.py")
    (source / "loop.py").symlink_to("loop.py")
    (source / "gone.py").symlink_to("nowhere.py")
    (source / "up").symlink_to("..")
    (source / ".#entry.py").symlink_to("user@host.123")
    (source / "folder.py").mkdir()
    done = edgewise_in(worker, "check")
    assert done.code == 1
    said = {line.split(" ")[1]: line for line in done.err.splitlines()}
    assert set(said) == {"src/pipe.py", "src/loop.py", "src/gone.py", "src/up"}
    assert "pipe" in said["src/pipe.py"]
    assert done.out.count("error[EW101]") == 1


def test_a_broken_wrangler_file_is_named_with_its_line(worker: Path) -> None:
    (worker / "wrangler.toml").write_text('name = "shop"\nmain = \n')
    done = edgewise_in(worker, "check")
    assert done.code == 2
    (line,) = done.err.splitlines()
    assert line.startswith("error: wrangler.toml:2:")
    assert "error[EW101]" in done.out
    assert "against workers-3.13, workers-3.14" in done.out


def test_a_broken_pyproject_file_is_named_with_its_line(worker: Path) -> None:
    (worker / "pyproject.toml").write_text("[tool.edgewise]\ntarget = [\n")
    done = edgewise_in(worker, "check", "src/clean.py")
    assert done.code == 2
    assert done.err.startswith("error: pyproject.toml:")


def test_a_missing_flag_is_a_finding_in_the_wrangler_file(worker: Path) -> None:
    config = worker / "wrangler.toml"
    config.write_text(config.read_text().replace("python_workers", "nodejs_compat"))
    done = edgewise_in(worker, "check", "--output-format=json")
    assert ("wrangler.toml", "EW501", 4) in codes(done.out)
    assert done.code == 1


def test_a_suppressed_finding_is_not_reported(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text("import syslog  # edgewise: ignore[EW101]\n")
    assert edgewise_in(worker, "check").code == 0


def test_colours(worker: Path) -> None:
    plain = edgewise_in(worker, "check").out
    assert "\x1b[" not in plain
    assert "\x1b[" in edgewise_in(worker, "check", FORCE_COLOR="1").out
    assert edgewise_in(worker, "check", FORCE_COLOR="1", NO_COLOR="1").out == plain


def test_what_would_steer_a_terminal_is_not_printed(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text("s = '\x1b[31m\u202e'; import syslog\n")
    out = edgewise_in(worker, "check").out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize(
    ("source", "shown", "carets"),
    [
        ("\timport syslog\n", "    import syslog", "           ^^^^^^"),
        ("if 1:\t\timport syslog\n", "if 1:       import syslog", "                   ^^^^^^"),
        ("s = '日本'; import syslog\n", None, "                   ^^^^^^"),
        ("s = 'e\u0301'; import syslog\n", None, "                ^^^^^^"),
        ("s = '\x0c'; import syslog\n", "s = '?'; import syslog", "                ^^^^^^"),
    ],
)
def test_carets_stand_below_what_they_mean(
    worker: Path, source: str, shown: str | None, carets: str
) -> None:
    text = f"if 1:\n{source}" if source.startswith("\t") else source
    (worker / "src" / "entry.py").write_text(text)
    lines = edgewise_in(worker, "check").out.splitlines()
    at = next(index for index, line in enumerate(lines) if "^" in line)
    assert lines[at - 1].split(" | ", 1)[1] == (shown or source.rstrip("\n"))
    assert lines[at].split(" | ", 1)[1] == carets


def test_a_very_long_line_is_cut(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text(f"x = '{'x' * 5000}'; import syslog; y = 1\n")
    lines = edgewise_in(worker, "check").out.splitlines()
    assert all(len(line) < 200 for line in lines[1:3])
    column = lines[2].index("^")
    assert lines[1][column : column + 6] == "syslog"


def test_an_encoding_that_lacks_characters(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text("s = '日本'; import syslog\n", encoding="utf-8")
    done = edgewise_in(worker, "check", PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert done.code == 1
    assert "\\u65e5" in done.out


@pytest.mark.skipif(os.name != "posix", reason="POSIX pipes")
def test_a_reader_that_leaves_early_is_no_error(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text("import syslog\n" * 3000)
    with subprocess.Popen(
        [sys.executable, "-m", "edgewise", "check"],
        cwd=worker,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # unbuffered, Python itself does not notice
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": ""},
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(30) == 141


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
def test_an_interrupt_is_no_traceback(tmp_path: Path) -> None:
    # Who runs the tests in the background of a shell has switched interrupts off.
    switch_on = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
        "os.execv(sys.executable, [sys.executable, '-m', 'edgewise', 'check', '-'])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", switch_on],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    ) as running:
        time.sleep(1.5)  # until it waits for its input
        running.send_signal(signal.SIGINT)
        assert running.stderr is not None
        assert b"Traceback" not in running.stderr.read()
        assert running.wait(30) == 130


# configuration files


def test_configuration_files_have_findings_like_any_other(worker: Path) -> None:
    config = worker / "wrangler.toml"
    flags = '["python_workers", "python_workerz"]'
    config.write_text(config.read_text().replace('["python_workers"]', flags))
    (worker / "src" / "entry.py").write_text("import fcntl\n")
    (worker / "pyproject.toml").write_text('[project]\nrequires-python = ">=3.14"\n')
    done = edgewise_in(worker, "check", "--output-format=json")
    assert done.code == 1
    found = json.loads(done.out)
    assert [(each["path"], each["code"], each["severity"], each["line"]) for each in found] == [
        ("src/entry.py", "EW101", "error", 1),
        ("pyproject.toml", "EW505", "warning", 2),
        ("wrangler.toml", "EW503", "hint", 3),
        ("wrangler.toml", "EW502", "error", 4),
    ]
    assert {each["target"] for each in found} == {"workers-3.13"}
    of_code, _, _, of_flag = found
    assert set(of_flag) == set(of_code)
    assert of_flag["url"].endswith("/EW502.md")
    assert of_flag["fixes"][0] == {
        "title": "Remove the compatibility flag 'python_workerz'",
        "safe": False,
    }
    assert (of_flag["column"], of_flag["end_column"]) == (42, 58)


def test_a_newer_date_says_what_it_changes(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text("import fcntl\nimport pty\nimport tty\n")
    (worker / "src" / "clean.py").write_text("import zoneinfo._zoneinfo\n")
    out = edgewise_in(worker, "check").out
    hint = next(line for line in out.splitlines() if "[EW503]" in line)
    assert hint.startswith("wrangler.toml:3:22: hint[EW503] outdated-runtime: ")
    assert "`fcntl` (src/entry.py:1), `pty` (src/entry.py:2), `tty` (src/entry.py:3)." in hint
    assert "But this fails then: `zoneinfo._zoneinfo` (src/clean.py:1)." in hint
    assert "= help: Set compatibility_date to 2026-09-08 (Python 3.14)" in out


def test_a_hint_alone_fails_nothing(worker: Path) -> None:
    text = "import fcntl  # edgewise: ignore[EW101]\n"
    (worker / "src" / "entry.py").write_text(text)
    assert "EW503" not in edgewise_in(worker, "check").out  # what is silenced is no reason
    (worker / "src" / "entry.py").write_text("import fcntl\n")
    done = edgewise_in(worker, "check", "--fail-on=error", "--output-format=json")
    assert ("wrangler.toml", "EW503", 3) in codes(done.out)
    config = (worker / "wrangler.toml").read_text().replace('01"\n', '01"  # edgewise: ignore\n')
    (worker / "wrangler.toml").write_text(config)
    assert "EW503" not in edgewise_in(worker, "check").out


def test_a_configuration_file_can_be_named(worker: Path) -> None:
    config = worker / "wrangler.toml"
    config.write_text(config.read_text().replace("python_workers", "python_workerz"))
    done = edgewise_in(worker, "check", "wrangler.toml")
    assert done.code == 1
    assert done.err == ""
    assert "wrangler.toml:4:24: error[EW502]" in done.out
    assert "src/entry.py" not in done.out


def test_a_folder_without_code_still_has_its_configuration(tmp_path: Path) -> None:
    (tmp_path / "wrangler.toml").write_text('main = "a.py"\ncompatibility_date = "2026-10-01"\n')
    done = edgewise_in(tmp_path, "check")
    assert done.code == 1
    assert "wrangler.toml:1:8: error[EW501]" in done.out


def test_what_makes_a_configuration_unusable_is_said_to_tools_too(worker: Path) -> None:
    (worker / "wrangler.toml").write_text('name = "shop"\nmain = \n')
    done = edgewise_in(worker, "check", "--output-format=json")
    assert done.code == 2
    assert "error: wrangler.toml:2:" in done.err
    assert ("wrangler.toml", "EW903", 2) in codes(done.out)


def test_python_s_own_warnings_about_the_code_are_not_printed(worker: Path) -> None:
    (worker / "src" / "clean.py").write_text(r"PATTERN = '\l\d' + b'\q'.decode()" + "\n")
    done = edgewise_in(worker, "check", "src/clean.py", PYTHONWARNINGS="default")
    assert (done.code, done.err) == (0, "")
