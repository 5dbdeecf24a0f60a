"""The formats that other tools read, held against what these do with them."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from run import edgewise_in, within

from edgewise.cli.output import render
from edgewise.cli.results import FileResult, Results
from edgewise.finding import Finding, Position, Range, Severity

if TYPE_CHECKING:
    from pathlib import Path

PLACE = re.compile(r"^(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<code>EW\d+) (?P<rest>.+)$")


def findings(folder: Path) -> list[dict[str, Any]]:
    found = json.loads(within(folder, "check", "--output-format", "json").out)
    assert isinstance(found, list)
    return found


def test_every_run_says_the_same_in_the_same_order(tmp_path: Path) -> None:
    """What may be called in one place is a set, and Python orders sets anew in each process."""
    (tmp_path / "app.py").write_text(
        "import os\n\n\ndef replace(arguments):\n"
        "    call = os.execve if arguments else os.execv\n    call('a', arguments)\n"
    )
    reports = {
        edgewise_in(tmp_path, "check", "--output-format=json", PYTHONHASHSEED=str(seed)).out
        for seed in range(4)
    }
    (report,) = reports
    said = [each["message"].split("`")[1] for each in json.loads(report)]
    assert said == ["os.execv", "os.execve"]


# concise


def test_concise_is_one_line_a_finding(awkward: Path) -> None:
    done = within(awkward, "check", "--output-format", "concise")
    *lines, summary = done.out.splitlines()
    told = [PLACE.match(line) for line in lines]
    assert [
        (each["path"], int(each["line"]), int(each["column"]), each["code"]) for each in told
    ] == [(each["path"], each["line"], each["column"], each["code"]) for each in findings(awkward)]
    assert summary.startswith("6 errors, 1 warning, 2 hints in 4 files; checked 4 files")
    assert done.code == 1


def test_concise_marks_what_fix_changes(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text(
        "import hashlib\n\nhashlib.new('ripemd160', b'')\n\nimport syslog\n"
    )
    marked = {each["line"] for each in findings(worker) if any(f["safe"] for f in each["fixes"])}
    lines = within(worker, "check", "--output-format=concise", "-q").out.splitlines()
    assert {int(PLACE.match(line)["line"]) for line in lines if "[*]" in line} == marked


# github


def commands(out: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as GitHub's runner does."""
    read = []
    for line in out.splitlines():
        command, message = re.fullmatch(r"::(.*?)::(.*)", line).groups()
        name, _, listed = command.partition(" ")
        properties = dict(each.split("=", 1) for each in listed.split(","))
        read.append(
            (name, {key: unescaped(v) for key, v in properties.items()}, unescaped(message))
        )
    return read


def unescaped(text: str) -> str:
    for code, character in (("3A", ":"), ("2C", ","), ("0D", "\r"), ("0A", "\n"), ("25", "%")):
        text = text.replace(f"%{code}", character)
    return text


def test_github_commands_say_what_json_says(awkward: Path) -> None:
    done = within(awkward, "check", "--output-format", "github")
    wanted = findings(awkward)
    assert any("%" in each["path"] for each in wanted)
    levels = {"error": "error", "warning": "warning", "information": "notice", "hint": "notice"}
    assert [
        (name, properties["title"], properties["file"], properties["line"], properties["endLine"])
        for name, properties, _ in commands(done.out)
    ] == [
        (
            levels[each["severity"]],
            f"{each['code']} {each['name']}",
            each["path"],
            str(each["line"]),
            str(each["end_line"]),
        )
        for each in wanted
    ]
    messages = [message for _, _, message in commands(done.out)]
    assert [PLACE.match(message)["path"] for message in messages] == [e["path"] for e in wanted]


def test_github_takes_a_message_of_several_lines_and_no_columns_of_several_lines() -> None:
    where = Range(Position(0, 4), Position(1, 2))
    finding = Finding("EW101", "x", Severity.INFORMATION, "a\r\n::b: 5%, c", where, "", ())
    out = render("github", Results([FileResult("a.py", "", (finding,))]))
    ((name, properties, message),) = commands(out)
    assert name == "notice"
    assert set(properties) == {"title", "file", "line", "endLine"}
    assert message == "a.py:1:5: EW101 a\r\n::b: 5%, c"


def test_github_and_gitlab_count_paths_from_the_repository(worker: Path) -> None:
    below = worker / "src"
    out = within(below, "check", "--output-format=github", "entry.py").out
    assert [properties["file"] for _, properties, _ in commands(out)] == ["src/entry.py"]
    (element,) = json.loads(within(below, "check", "--output-format=gitlab", "entry.py").out)
    assert element["location"]["path"] == "src/entry.py"


def test_without_git_the_ci_says_where_the_repository_is(worker: Path) -> None:
    (worker / ".git").rmdir()
    below = worker / "src"
    for name, format_ in (("CI_PROJECT_DIR", "gitlab"), ("GITHUB_WORKSPACE", "github")):
        done = edgewise_in(
            below, "check", f"--output-format={format_}", "entry.py", **{name: str(worker)}
        )
        assert "src/entry.py" in done.out
    assert "src/entry.py" not in within(below, "check", "--output-format=gitlab", "entry.py").out


def test_github_prints_nothing_where_nothing_is_found(worker: Path) -> None:
    assert within(worker, "check", "--output-format=github", "src/clean.py").out == ""


# gitlab


def fingerprints(folder: Path) -> dict[str, tuple[str, str]]:
    elements = json.loads(within(folder, "check", "--output-format", "gitlab").out)
    return {
        each["fingerprint"]: (each["check_name"], each["location"]["path"]) for each in elements
    }


def test_gitlab_elements_have_what_gitlab_asks_for(awkward: Path) -> None:
    elements = json.loads(within(awkward, "check", "--output-format", "gitlab").out)
    wanted = findings(awkward)
    assert len(elements) == len(wanted)
    levels = {"error": "critical", "warning": "major", "information": "minor", "hint": "info"}
    for element, finding in zip(elements, wanted, strict=True):
        assert element["description"] == f"{finding['code']} {finding['message']}"
        assert element["check_name"] == finding["name"]
        assert element["severity"] == levels[finding["severity"]]
        place = element["location"]
        assert place["path"] == finding["path"]
        assert place["positions"]["begin"] == {
            "line": finding["line"],
            "column": finding["column"],
        }


def test_gitlab_fingerprints_are_unique(awkward: Path) -> None:
    # GitLab keeps one finding of each fingerprint.
    assert len(fingerprints(awkward)) == len(findings(awkward))


def test_gitlab_fingerprints_stay_when_lines_move(awkward: Path) -> None:
    before = fingerprints(awkward)
    path = awkward / "src" / "twice.py"
    path.write_text("import json\n\n\n" + path.read_text().replace("    import", "        import"))
    path.write_text(path.read_text().replace("def f():", "def f():\n    if json:", 1))
    path.write_text(path.read_text().replace("def g():", "def g():\n    if json:", 1))
    assert fingerprints(awkward) == before
    path.write_text(path.read_text() + "\n\ndef h():\n    import syslog\n")
    after = fingerprints(awkward)
    assert len(after) == len(before) + 1
    assert set(before) < set(after)


def test_gitlab_fingerprints_do_not_depend_on_the_current_folder(worker: Path) -> None:
    above = within(worker, "check", "--output-format=gitlab", "src/entry.py").out
    below = within(worker / "src", "check", "--output-format=gitlab", "entry.py").out
    assert above == below


# junit


def junit(folder: Path, *arguments: str) -> JUnitXml:
    out = within(folder, "check", "--output-format=junit", *arguments).out
    return JUnitXml.fromstring(out.encode())


def test_junit_is_read_as_it_was_meant(awkward: Path) -> None:
    report = junit(awkward)
    wanted = findings(awkward)
    suites = {suite.name: list(suite) for suite in report}
    assert set(suites) == {
        *(each["path"] for each in wanted),
        *("src/clean.py", "src/latin.py"),
    }
    ends = {
        name: [type(end) for case in cases for end in case.result] for name, cases in suites.items()
    }
    for name, kinds in ends.items():
        bad = [each for each in wanted if each["path"] == name and each["severity"] != "hint"]
        if name == "src/latin.py":
            assert kinds == [Skipped]
        else:
            assert kinds == [Failure] * len(bad)
    assert len(suites["src/clean.py"]) == 1
    failures = sum(each["severity"] in ("error", "warning") for each in wanted)
    assert (report.failures, report.errors) == (failures, 0)
    assert report.tests == len(wanted) + 2
    for suite in report:
        counted = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert counted == (suite.tests, suite.failures, suite.errors, suite.skipped)
    names = [(case.classname, case.name) for cases in suites.values() for case in cases]
    assert len(set(names)) == len(names)


def test_junit_fails_where_the_exit_code_does(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text("import threading\n\nprint(threading.Thread)\n")
    mild = junit(worker)
    assert mild.failures == 0
    assert "EW205" in next(case for suite in mild for case in suite if case.system_out).system_out
    assert junit(worker, "--fail-on", "hint").failures == 1
    (worker / "src" / "entry.py").write_text("import syslog\n")
    assert junit(worker, "--fail-on", "never").failures == 1


def test_junit_says_what_could_not_be_done(worker: Path) -> None:
    report = junit(worker, "src", "nowhere.py")
    (end,) = [
        end for suite in report if suite.name == "edgewise" for c in suite for end in c.result
    ]
    assert isinstance(end, Error)
    assert end.message == "nowhere.py does not exist."
    assert report.errors == 1


@pytest.mark.skipif(os.name != "posix", reason="no such names on Windows")
def test_what_xml_cannot_hold_is_replaced(worker: Path) -> None:
    (worker / "src" / "bell\x07.py").write_text("import syslog\n")
    names = {suite.name for suite in junit(worker)}
    assert "src/bell\N{REPLACEMENT CHARACTER}.py" in names
