"""Several reports at once, counts instead of findings, and less of everything."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from run import edgewise_in, within

from edgewise.cli.output import FORMATS

if TYPE_CHECKING:
    from pathlib import Path


def test_reports_are_written_beside_standard_output(worker: Path) -> None:
    done = within(
        *(worker, "check", "--output-format=concise", "--output", "report.sarif"),
        *("--output", "gitlab:reports/quality.json", "--output=junit:reports/tests.xml"),
    )
    assert done.code == 1
    assert done.out.startswith("src/entry.py:1:8: EW101 ")
    for format_, name in (
        ("sarif", "report.sarif"),
        ("gitlab", "reports/quality.json"),
        ("junit", "reports/tests.xml"),
    ):
        printed = within(worker, "check", f"--output-format={format_}").out
        assert (worker / name).read_text("utf-8") == printed
    assert {each.name for each in (worker / "reports").iterdir()} == {"quality.json", "tests.xml"}


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        *(("a.json", "json"), ("a.xml", "junit"), ("a.SARIF", "sarif"), ("a.sarif.json", "sarif")),
        *((f"{each}:a", each) for each in FORMATS),
        *((f"{each}:a.json", each) for each in FORMATS),
        ("a.txt", "text"),
        ("odd:name.json", "json"),
    ],
)
def test_the_name_tells_the_format_unless_the_option_does(
    worker: Path, name: str, format_: str
) -> None:
    from edgewise.cli.output.report import report

    known = report(name)
    assert known.format == format_
    assert str(known.path) == name.removeprefix(f"{format_}:")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--output", "report"], "does not tell its format"),
        (["--output", "html:report"], "does not tell its format"),
        (["--output", "sarif:"], "names no file"),
        (["--output", "sarif:-"], "--output-format is for standard output"),
        (["--output", "sarif:src"], "is a folder"),
        (["--output", "a.json", "--output", "gitlab:./a.json"], "a file twice"),
        (["--statistics", "--output-format=sarif"], "--statistics has the formats text and json"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_done(
    worker: Path, arguments: list[str], said: str
) -> None:
    done = within(worker, "check", *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.out == ""


def test_a_report_that_cannot_be_written_fails_the_run_and_leaves_the_findings(
    worker: Path,
) -> None:
    (worker / "file").write_text("")
    done = within(worker, "check", "--output", "sarif:file/report.sarif", "--output=ok.json")
    assert done.code == 2
    assert "error: file/report.sarif cannot be written: " in done.err
    assert "error[EW101]" in done.out
    assert json.loads((worker / "ok.json").read_text())


def test_a_report_is_written_without_findings_and_without_colours(worker: Path) -> None:
    done = edgewise_in(
        *(worker, "check", "src/clean.py", "--output=a.sarif", "--output=b.txt"), FORCE_COLOR="1"
    )
    assert done.code == 0
    assert "\x1b[" in done.out
    assert json.loads((worker / "a.sarif").read_text())["runs"][0]["results"] == []
    assert (worker / "b.txt").read_text() == "No problems; checked 1 file against workers-3.13\n"


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions and devices")
def test_a_report_keeps_its_permissions_and_is_as_open_as_other_new_files(worker: Path) -> None:
    kept, new = worker / "kept.json", worker / "new.json"
    kept.write_text("old")
    kept.chmod(0o640)
    (worker / "other").write_text("")
    done = within(
        worker, "check", "--output=kept.json", "--output=new.json", "--output=text:/dev/null"
    )
    assert done.code == 1
    assert kept.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == (worker / "other").stat().st_mode
    assert json.loads(kept.read_text()) == json.loads(new.read_text())


# --statistics


def test_statistics_count_instead_of_telling(awkward: Path) -> None:
    findings = json.loads(within(awkward, "check", "--output-format=json").out)
    done = within(awkward, "check", "--statistics", "--output", "all.json")
    *rows, summary = done.out.splitlines()
    first = rows[0].split()
    assert first[1:4] == ["EW101", "error", "module-not-available"]
    assert sum(int(row.split()[0]) for row in rows) == len(findings)
    assert "checked 4 files" in summary
    assert done.code == 1
    assert json.loads((awkward / "all.json").read_text()) == findings
    counted = json.loads(within(awkward, "check", "--statistics", "--output-format=json").out)
    assert [row["count"] for row in counted] == [int(row.split()[0]) for row in rows]
    assert counted[0] == {
        "code": "EW101",
        "name": "module-not-available",
        "severity": "error",
        "count": sum(each["code"] == "EW101" for each in findings),
        "files": len({each["path"] for each in findings if each["code"] == "EW101"}),
        "fixable": 0,
        "fixable_unsafely": counted[0]["fixable_unsafely"],
    }


def test_statistics_of_nothing(worker: Path) -> None:
    done = within(worker, "check", "--statistics", "src/clean.py")
    assert done.out == "No problems; checked 1 file against workers-3.13\n"
    assert within(worker, "check", "--statistics", "-q", "src/clean.py").out == ""


# --quiet


@pytest.mark.parametrize("option", ["-q", "--quiet"])
@pytest.mark.parametrize("format_", ["text", "concise"])
def test_quiet_leaves_out_summary_and_warnings(awkward: Path, option: str, format_: str) -> None:
    loud = within(awkward, "check", f"--output-format={format_}")
    quiet = within(awkward, "check", f"--output-format={format_}", option)
    assert quiet.code == loud.code == 1
    assert "warning: src/latin.py" in loud.err
    assert quiet.err == ""
    assert loud.out.startswith(quiet.out.rstrip("\n"))
    assert "checked" not in quiet.out
    assert "EW101" in quiet.out


def test_quiet_says_nothing_where_nothing_is_wrong_and_still_says_errors(worker: Path) -> None:
    done = within(worker, "check", "-q", "src/clean.py")
    assert (done.code, done.out, done.err) == (0, "", "")
    done = within(worker, "check", "-q", "nowhere.py")
    assert done.code == 2
    assert "nowhere.py does not exist" in done.err
