"""Which runtimes a folder gets, who decided it, and what was wrong on the way."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from edgewise.config.discovery import ConfigFiles
from edgewise.runtimes import catalogue as catalogue_of_data
from edgewise.runtimes.releases import RELEASES, date_for, is_date, select_release
from edgewise.runtimes.selection import (
    UnknownTargetError,
    explain,
    requested_target,
    select_target,
)
from edgewise.runtimes.target import ChosenBy

CURRENT = ("workers-3.13", "workers-3.14")
MEASURED = json.loads((Path(__file__).parent / "workerd_selection.json").read_text("utf-8"))["rows"]


def wrangler(date: str | None = "2026-10-01", *flags: str, main: str = "src/entry.py") -> str:
    config: dict[str, object] = {"name": "shop", "main": main}
    if date is not None:
        config["compatibility_date"] = date
    config["compatibility_flags"] = ["python_workers", *flags]
    return json.dumps(config, indent=2)


@pytest.mark.parametrize(("date", "flags", "pyodide"), MEASURED)
def test_the_release_is_the_one_that_workerd_takes(date, flags, pyodide):
    assert select_release(date, ["python_workers", *flags]).release.pyodide == pyodide


ROWS = [
    ("2024-03-01", [], "workers-3.12", "compatibility_date 2024-03-01 selects Python 3.12"),
    ("2025-09-28", [], "workers-3.12", "compatibility_date 2025-09-28 selects Python 3.12"),
    ("2025-09-29", [], "workers-3.13", "compatibility_date 2025-09-29 selects Python 3.13"),
    ("2026-09-07", [], "workers-3.13", "(Pyodide 0.28.2)"),
    ("2026-09-08", [], "workers-3.14", "selects Python 3.14 (Pyodide 314.0.6)"),
    ("2099-01-01", [], "workers-3.14", "compatibility_date 2099-01-01 selects Python 3.14"),
    (
        "2024-03-01",
        ["python_workers_20250116"],
        "workers-3.13",
        "the flag python_workers_20250116 selects Python 3.13 (Pyodide 0.28.2)",
    ),
    (
        "2024-03-01",
        ["python_workers_314"],
        "workers-3.14",
        "the flag python_workers_314 selects Python 3.14 (Pyodide 314.0.6)",
    ),
    (
        "2024-03-01",
        ["python_workers_20260610"],
        "workers-3.14",
        "the flag python_workers_20260610 selects Python 3.14 (Pyodide 314.0.4), which Edgewise"
        " checks as workers-3.14 (Pyodide 314.0.6)",
    ),
    (
        "2026-10-01",
        ["no_python_workers_314"],
        "workers-3.13",
        "compatibility_date 2026-10-01 selects Python 3.13 (Pyodide 0.28.2),"
        " held back by no_python_workers_314",
    ),
    (
        "2026-10-01",
        ["no_python_workers_314", "no_python_workers_20250116"],
        "workers-3.12",
        "held back by no_python_workers_314 and no_python_workers_20250116",
    ),
    ("2026-01-01", ["no_python_workers_20250116"], "workers-3.12", "held back by no_python"),
    # Not what one expects, but what workerd does: see releases.py.
    ("2026-10-01", ["no_python_workers_20250116"], "workers-3.14", "Pyodide 314.0.6"),
    ("2026-10-01", ["python_workers_20250116"], "workers-3.14", "compatibility_date 2026-10-01"),
    ("2026-10-01", ["python_workers_20260610"], "workers-3.14", "(Pyodide 314.0.6)"),
    ("2026-10-01", ["python_workers_20260610", "no_python_workers_314"], "workers-3.14", "314.0.4"),
    ("2026-10-01", ["no_python_workers_20260610"], "workers-3.14", "(Pyodide 314.0.6)"),
    ("2026-01-01", ["python_workers_20260817"], "workers-3.13", "compatibility_date 2026-01-01"),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join((row[0], *row[1])))
def test_dates_and_flags(workspace, row, slice_of):
    date, flags, name, because = row
    text = wrangler(date, *flags)
    path = workspace.write("wrangler.jsonc", text)
    selection = workspace.select()
    choice = selection.target.choice
    assert selection.target.names == (name,)
    assert because in choice.because
    assert (choice.by, choice.path) == (ChosenBy.WRANGLER, path)
    assert selection.problems == ()
    deciding = next((flag for flag in flags if flag in choice.because), date)
    assert slice_of(text, choice.range) == f'"{deciding}"'


@pytest.mark.parametrize(
    ("runtime", "date"),
    [
        ("workers-3.12", None),
        ("workers-3.13", "2025-09-29"),
        ("workers-3.14", "2026-09-08"),
        ("pyodide-0.28", None),
    ],
)
def test_the_date_that_brings_a_runtime(runtime, date):
    assert date_for(runtime) == date
    if date:
        assert select_release(date, ["python_workers"]).release.runtime == runtime


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.flag)
def test_the_releases_agree_with_the_runtimes_data(release):
    runtime = catalogue_of_data.runtime(release.runtime)
    assert runtime.since == date_for(release.runtime)
    assert ".".join(map(str, runtime.python[:2])) == release.python


def test_the_real_catalogue_is_the_one_that_is_used(workspace):
    workspace.write("wrangler.json", wrangler("2026-10-01"))
    target = select_target(workspace.root, workspace.files, root=workspace.root).target
    assert target.runtimes == (catalogue_of_data.runtime("workers-3.14"),)


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("2026-10-01", True),
        ("2026-02-30", True),  # workerd does not look at the month's length
        ("2026-13-01", False),
        ("2026-00-01", False),
        ("2026-10-32", False),
        ("2026-1-01", False),
        ("2026-10", False),
        ("2026/10/01", False),
        ("1999-10-01", False),
        ("3000-10-01", False),
        ("٢٠٢٦-10-01", False),
        ("2026-10-01T00", False),
        ("today", False),
        ("", False),
    ],
)
def test_what_is_a_date(text, valid):
    assert is_date(text) is valid


# who decides


def test_without_any_configuration_every_current_runtime_counts(workspace):
    selection = workspace.select()
    assert selection.target.names == CURRENT
    assert selection.target.choice.by is ChosenBy.DEFAULT
    assert selection.target.choice.path is None
    assert selection.problems == ()


def test_a_text_in_no_folder(catalogue):
    assert select_target(None, ConfigFiles(), catalogue=catalogue).target.names == CURRENT


def test_what_is_asked_for_wins(workspace):
    workspace.write("pyproject.toml", '[tool.edgewise]\ntarget = "pyodide-314"\n')
    workspace.write("wrangler.toml", "broken")
    asked = requested_target(["workers-3.12"], ChosenBy.COMMAND_LINE, workspace.catalogue)
    selection = workspace.select(explicit=asked)
    assert selection.target.names == ("workers-3.12",)
    assert selection.target.choice.by is ChosenBy.COMMAND_LINE
    assert selection.target.choice.because == "the command line asks for workers-3.12"


def test_asking_for_all_and_more_keeps_order_and_drops_doubles(catalogue):
    names = ["pyodide-314", "workers", "workers-3.14"]
    asked = requested_target(names, ChosenBy.EDITOR, catalogue)
    assert asked.names == ("pyodide-314", *CURRENT)


def test_asking_for_an_unknown_runtime(catalogue):
    with pytest.raises(UnknownTargetError, match=r"Did you mean 'workers-3\.1"):
        requested_target(["workers-3.15"], ChosenBy.COMMAND_LINE, catalogue)
    with pytest.raises(UnknownTargetError, match=r"There are workers, workers-3\.12, "):
        requested_target(["zzz"], ChosenBy.COMMAND_LINE, catalogue)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ('"workers"', CURRENT),
        ('"workers-3.12"', ("workers-3.12",)),
        ('["pyodide-314", "workers-3.13"]', ("pyodide-314", "workers-3.13")),
    ],
)
@pytest.mark.parametrize(
    ("filename", "header"), [("pyproject.toml", "[tool.edgewise]\n"), ("edgewise.toml", "")]
)
def test_settings_decide_before_wrangler_in_one_folder(workspace, filename, header, value, names):
    path = workspace.write(filename, f"{header}target = {value}\n")
    workspace.write("wrangler.json", wrangler())
    choice = workspace.select().target.choice
    assert workspace.names() == names
    assert (choice.by, choice.path) == (ChosenBy.EDGEWISE_CONFIG, path)


def test_edgewise_toml_comes_before_pyproject(workspace):
    workspace.write("pyproject.toml", '[tool.edgewise]\ntarget = "workers-3.12"\n')
    workspace.write("edgewise.toml", 'target = "pyodide-314"')
    assert workspace.names() == ("pyodide-314",)


def test_the_nearest_file_decides(workspace):
    workspace.write("pyproject.toml", '[tool.edgewise]\ntarget = "pyodide-314"\n')
    workspace.write(
        "api/wrangler.toml",
        'main = "a.py"\ncompatibility_date = "2024-01-01"\n'
        'compatibility_flags = ["python_workers"]\n',
    )
    workspace.write("api/old/pyproject.toml", '[tool.edgewise]\ntarget = "workers-3.13"\n')
    assert workspace.names() == ("pyodide-314",)
    assert workspace.names("api/src/deep") == ("workers-3.12",)
    assert workspace.names("api/old/src") == ("workers-3.13",)


def test_folders_above_the_root_are_not_looked_at(workspace):
    workspace.write("wrangler.json", wrangler())
    assert workspace.names("inner", root=workspace.root / "inner") == CURRENT
    assert workspace.names("inner", root=None) == ("workers-3.14",)
    assert workspace.names("inner", root=workspace.root / "elsewhere") == ("workers-3.14",)


def test_in_one_folder_wranglers_own_order_holds(workspace):
    workspace.write("wrangler.toml", 'main = "a.py"\ncompatibility_date = "2024-01-01"\n')
    assert workspace.names() == ("workers-3.12",)
    workspace.write("wrangler.jsonc", wrangler("2026-01-01"))
    assert workspace.names() == ("workers-3.13",)
    workspace.write("wrangler.json", wrangler("2026-10-01"))
    selection = workspace.select()
    assert selection.target.names == ("workers-3.14",)
    text = explain(selection, workspace.root)
    assert "wrangler.toml: not read: wrangler prefers wrangler.json beside it" in text


def test_a_javascript_workers_file_is_passed_over(workspace):
    workspace.write(
        "wrangler.toml",
        'main = "src/entry.py"\ncompatibility_date = "2025-10-01"\n'
        'compatibility_flags = ["python_workers"]\n',
    )
    workspace.write("web/wrangler.jsonc", '{"main": "src/index.ts", "compatibility_date": 3}')
    selection = workspace.select("web")
    assert selection.target.names == ("workers-3.13",)
    assert selection.problems == ()
    assert "web/wrangler.jsonc: not a Python Worker" in explain(selection, workspace.root)


@pytest.mark.parametrize(
    "text",
    [
        'compatibility_date = "2025-10-01"\ncompatibility_flags = ["python_workers"]\n',
        'compatibility_date = "2025-10-01"\n[env.x]\nmain = "x.py"\n',
    ],
)
def test_a_flag_or_an_environment_makes_a_python_worker_too(workspace, text):
    workspace.write("wrangler.toml", text)
    assert workspace.names() == ("workers-3.13",)


# environments

ENVIRONMENTS = """\
main = "src/entry.py"
compatibility_date = "2024-01-01"
compatibility_flags = ["python_workers"]

[env.production]
compatibility_date = "2025-10-01"

[env.staging]
compatibility_flags = ["python_workers", "python_workers_314"]

[env.bare]
vars = { A = "1" }
"""


@pytest.mark.parametrize(
    ("environment", "name", "because"),
    [
        (None, "workers-3.12", "compatibility_date 2024-01-01 selects"),
        ("production", "workers-3.13", "compatibility_date 2025-10-01 of env.production selects"),
        ("staging", "workers-3.14", "the flag python_workers_314 of env.staging selects"),
        ("bare", "workers-3.12", "compatibility_date 2024-01-01 of env.bare selects"),
    ],
)
def test_environments_override_the_top_level(workspace, environment, name, because):
    workspace.write("wrangler.toml", ENVIRONMENTS)
    if environment:
        setting = f'[tool.edgewise]\nenvironment = "{environment}"\n'
        workspace.write("pyproject.toml", setting)
    selection = workspace.select()
    assert selection.target.names == (name,)
    assert because in selection.target.choice.because
    assert selection.problems == ()
    assert workspace.select(environment=environment).target.names == (name,)


def test_an_environment_may_be_set_above_the_wrangler_file(workspace):
    workspace.write("pyproject.toml", '[tool.edgewise]\nenvironment = "production"\n')
    workspace.write("api/wrangler.toml", ENVIRONMENTS)
    assert workspace.names("api") == ("workers-3.13",)
    assert workspace.names("api", environment="staging") == ("workers-3.14",)


def test_an_environment_that_is_not_there(workspace, slice_of):
    text = '[tool.edgewise]\nenvironment = "prodution"\n'
    path = workspace.write("pyproject.toml", text)
    workspace.write("wrangler.toml", ENVIRONMENTS)
    selection = workspace.select()
    assert selection.target.names == ("workers-3.12",)
    (problem,) = selection.problems
    assert problem.path == path
    assert slice_of(text, problem.range) == '"prodution"'
    assert problem.message == (
        "wrangler.toml has no environment 'prodution'. Did you mean 'production'?"
    )
    assert workspace.names(environment="nowhere") == ("workers-3.12",)


# what is wrong


@pytest.mark.parametrize("release", RELEASES[1:], ids=lambda release: release.flag)
def test_contradictory_flags_are_a_problem_and_the_enabling_one_wins(workspace, release, slice_of):
    text = wrangler("2024-03-01", release.flag, release.disabled_by)
    path = workspace.write("wrangler.json", text)
    assert workspace.names() == (release.runtime,)
    (problem,) = workspace.problems()
    assert (problem.code, problem.path) == ("EW903", path)
    assert slice_of(text, problem.range) == f'"{release.disabled_by}"'
    assert problem.message.startswith(f"{release.disabled_by} contradicts {release.flag}")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('main = "a.py"\ncompatibility_date = "2025-10-01"\n', '"a.py"'),
        (
            'main = "a.py"\ncompatibility_date = "2025-10-01"\ncompatibility_flags = ["x"]\n',
            '["x"]',
        ),
        (
            'compatibility_date = "2024-10-01"\n'
            'compatibility_flags = ["python_workers_20250116"]\n',
            '["python_workers_20250116"]',
        ),
    ],
)
def test_without_python_workers_the_date_still_chooses(workspace, text, where, slice_of):
    workspace.write("wrangler.toml", text)
    assert workspace.names() == ("workers-3.13",)
    (problem,) = [each for each in workspace.problems() if each.code == "EW501"]
    assert problem.name == "missing-python-workers-flag"
    assert slice_of(text, problem.range) == where


def test_without_a_date_the_newest_counts(workspace, slice_of):
    text = wrangler(None)
    workspace.write("wrangler.json", text)
    selection = workspace.select()
    assert selection.target.names == ("workers-3.14",)
    assert selection.target.choice.because == (
        "without a compatibility_date the newest counts,"
        " which selects Python 3.14 (Pyodide 314.0.6)"
    )
    (problem,) = workspace.problems()
    assert problem.message.startswith("compatibility_date is missing")
    assert slice_of(text, problem.range) == '"src/entry.py"'


def test_without_a_date_a_flag_still_holds_back(workspace):
    workspace.write("wrangler.json", wrangler(None, "no_python_workers_314"))
    assert workspace.names() == ("workers-3.13",)


def test_a_date_that_is_none_leaves_the_default(workspace, slice_of):
    text = wrangler("2026-13-01")
    path = workspace.write("wrangler.json", text)
    selection = workspace.select()
    assert selection.target.names == CURRENT
    choice = selection.target.choice
    assert (choice.by, choice.path) == (ChosenBy.DEFAULT, path)
    assert slice_of(text, choice.range) == '"2026-13-01"'
    (problem,) = workspace.problems()
    assert slice_of(text, problem.range) == '"2026-13-01"'
    assert problem.message == (
        "compatibility_date must be a date like 2026-10-01, not '2026-13-01'."
    )


def test_a_date_that_is_none_matters_less_when_the_newest_flag_decides(workspace):
    workspace.write("wrangler.json", wrangler("soon", "python_workers_314"))
    selection = workspace.select()
    assert selection.target.names == ("workers-3.14",)
    assert len(workspace.problems()) == 1


def test_unknown_names_in_settings(workspace, slice_of):
    text = '[tool.edgewise]\ntarget = ["workers-3.41", "workers-3.13"]\n'
    workspace.write("pyproject.toml", text)
    selection = workspace.select()
    assert selection.target.names == ("workers-3.13",)
    (problem,) = selection.problems
    assert slice_of(text, problem.range) == '"workers-3.41"'
    assert problem.message == (
        "Edgewise knows no runtime 'workers-3.41'. Did you mean 'workers-3.14'?"
    )


def test_settings_with_no_known_name_leave_it_to_the_next(workspace):
    workspace.write("pyproject.toml", '[tool.edgewise]\ntarget = "nonsense"\n')
    workspace.write("wrangler.json", wrangler())
    selection = workspace.select()
    assert selection.target.names == ("workers-3.14",)
    assert len(selection.problems) == 1


def test_a_broken_pyproject_is_said_and_passed_over(workspace):
    path = workspace.write("pyproject.toml", "[tool.edgewise\n")
    workspace.write("wrangler.json", wrangler())
    selection = workspace.select()
    assert selection.target.names == ("workers-3.14",)
    (problem,) = selection.problems
    assert problem.path == path
    assert problem.message.startswith("pyproject.toml is not valid TOML: line 1: ")


@pytest.mark.parametrize("name", ["wrangler.toml", "wrangler.json", "wrangler.jsonc"])
def test_a_broken_wrangler_file_leaves_the_default(workspace, name):
    workspace.write("wrangler.json", wrangler("2024-01-01"))
    path = workspace.write(f"inner/{name}", "{ = ")
    selection = workspace.select("inner")
    assert selection.target.names == CURRENT
    assert (selection.target.choice.by, selection.target.choice.path) == (ChosenBy.DEFAULT, path)
    (problem,) = selection.problems
    assert problem.message.startswith(f"{name} is not valid ")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"main": "\xff.py"}', "wrangler.json is not UTF-8: byte 11 is not valid."),
        ("{}".encode("utf-16"), "wrangler.json is not UTF-8: byte 1 is not valid."),
        (b" " * 10_000_000, "wrangler.json is not read: it is larger than 1 MB."),
    ],
)
def test_an_unreadable_wrangler_file(workspace, content, message):
    workspace.write("wrangler.json", content)
    selection = workspace.select()
    assert selection.target.names == CURRENT
    assert [problem.message for problem in selection.problems] == [message]


def test_links_and_folders_in_the_place_of_files(workspace):
    (workspace.root / "wrangler.toml").mkdir()
    assert workspace.select().problems == ()
    (workspace.root / "wrangler.json").symlink_to("wrangler.json")
    (problem,) = ConfigFiles().wrangler(workspace.root / "wrangler.json").problems
    assert problem.message.startswith("wrangler.json cannot be read: ")
    assert ConfigFiles().wrangler(workspace.root / "a\0b" / "wrangler.json") is None


def test_a_byte_order_mark_is_not_part_of_the_text(workspace):
    workspace.write(
        "wrangler.json",
        b"\xef\xbb\xbf" + b'{"compatibility_date": "2025-10-01", '
        b'"compatibility_flags": ["python_workers"]}',
    )
    selection = workspace.select()
    assert selection.target.names == ("workers-3.13",)
    assert selection.target.choice.range.start.column == 23


# while somebody types


@pytest.mark.parametrize(
    "typed",
    [
        wrangler("2025-1"),
        wrangler("2025-10-01")[:-2],
        '{"main": "src/entry.py", "compatibility_date": "2025-',
        "",
    ],
)
def test_the_last_good_target_stays_while_the_file_is_broken(workspace, typed):
    path = workspace.write("wrangler.jsonc", wrangler("2026-10-01"))
    good = workspace.select().target
    workspace.files.overlay(path, typed)
    selection = workspace.select(previous=good)
    assert selection.target is good
    assert len(workspace.problems(previous=good)) == 1
    assert re.search("for now (what it said last counts|the target stays)", explain(selection))

    workspace.files.overlay(path, wrangler("2025-10-01"))
    assert workspace.names(previous=good) == ("workers-3.13",)
    workspace.files.overlay(path, None)
    assert workspace.names(previous=good) == ("workers-3.14",)


@pytest.mark.parametrize("typed", ['[tool.edgewise]\ntarget = "workers-3.1"', "[tool.edgewise]\nt"])
def test_the_last_good_target_stays_while_settings_are_broken(workspace, typed):
    path = workspace.write("pyproject.toml", '[tool.edgewise]\ntarget = "workers-3.12"\n')
    good = workspace.select().target
    workspace.files.overlay(path, typed)
    assert workspace.select(previous=good).target is good


def test_a_target_from_another_file_does_not_stay(workspace):
    workspace.write("wrangler.json", wrangler("2024-01-01"))
    other = workspace.select().target
    workspace.write("inner/wrangler.json", "{")
    assert workspace.names("inner", previous=other) == CURRENT


def test_files_are_read_once_until_forgotten(workspace):
    path = workspace.write("wrangler.json", wrangler("2026-10-01"))
    assert workspace.names() == ("workers-3.14",)
    path.write_text(wrangler("2025-10-01"))
    assert workspace.names() == ("workers-3.14",)
    workspace.files.forget(path)
    assert workspace.names() == ("workers-3.13",)
    path.unlink()
    workspace.files.forget(path)
    assert workspace.names() == CURRENT


# the explanation


def test_the_explanation_shows_the_chain(workspace):
    workspace.write("wrangler.jsonc", wrangler("2026-10-01", "no_python_workers_314"))
    workspace.write("web/wrangler.toml", 'main = "index.js"\n')
    text = explain(workspace.select("web/src"), workspace.root)
    assert (
        text
        == """\
target: workers-3.13
  workers-3.13: label of workers-3.13
chosen by: wrangler configuration
  at wrangler.jsonc:7:5
because: compatibility_date 2026-10-01 selects Python 3.13 (Pyodide 0.28.2), held back by \
no_python_workers_314
looked at:
  neither the command line nor the editor asks for a target
  web/wrangler.toml: not a Python Worker: no .py file as main, no python_workers flag
  wrangler.jsonc:7:5: compatibility_date 2026-10-01 selects Python 3.13 (Pyodide 0.28.2), \
held back by no_python_workers_314
"""
    )


def test_the_explanation_of_the_default_and_of_problems(workspace):
    workspace.write("wrangler.toml", 'main = "a.py"\ncompatibility_date = "2026"\n')
    text = explain(workspace.select(), workspace.root, workspace.problems())
    assert "target: workers-3.13, workers-3.14\n" in text
    assert "chosen by: default\n  at wrangler.toml:2:22\n" in text
    assert (
        "because: the compatibility_date of wrangler.toml, '2026', is no date, so the code must"
        " run on every current Workers runtime\n" in text
    )
    assert "  wrangler.toml:1:8: [EW501] A Python Worker needs the compatibility flag" in text
    assert "  wrangler.toml:2:22: [EW903] compatibility_date must be a date" in text
