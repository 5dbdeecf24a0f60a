"""What the rules say about configuration files, where, and what they propose."""

from __future__ import annotations

import json

import pytest

from edgewise.config_language.checker import check_file, check_selection
from edgewise.finding import Position, Range
from edgewise.fixes.edits import compute
from edgewise.rules import config_rules, find_rule
from edgewise.runtimes.selection import requested_target, select_target
from edgewise.runtimes.target import ChosenBy
from edgewise.source.document import Document


def wrangler(*flags: str, date: str = "2026-10-01", name: str = "wrangler.toml") -> str:
    written = ", ".join(f'"{flag}"' for flag in flags)
    if name.endswith("toml"):
        return f'main = "a.py"\ncompatibility_date = "{date}"\ncompatibility_flags = [{written}]\n'
    return (
        f'{{\n  "main": "a.py",\n  "compatibility_date": "{date}",\n'
        f'  "compatibility_flags": [{written}],\n}}\n'
    )


@pytest.fixture
def said(workspace, slice_of):
    """The problems of a wrangler file: code, severity and the text in the range."""

    def of(text: str, name: str = "wrangler.toml") -> list[tuple[str, str, str]]:
        workspace.write(name, text)
        return [
            (each.code, each.severity.value, slice_of(text, each.range))
            for each in workspace.problems()
        ]

    return of


@pytest.fixture
def fixed(workspace, applied):
    """The text after the first fix of the first problem with this code, whose title says so."""

    def of(text: str, code: str, title: str = "", name: str = "wrangler.toml") -> str:
        path = workspace.write(name, text)
        problem = next(each for each in workspace.problems() if each.code == code)
        fix = next(each for each in problem.fixes if title in each.title)
        (changed,) = compute(fix, problem.finding(), Document.open(text), path, lambda _: text)
        assert changed.path == path
        (edit,) = changed.edits
        return applied(text, edit)

    return of


def test_each_code_has_its_rule():
    codes = [rule.code for rule in config_rules()]
    assert codes == ["EW501", "EW502", "EW503", "EW504", "EW505", "EW903"]
    for rule in config_rules():
        assert find_rule(rule.name) is rule


# EW501


@pytest.mark.parametrize("name", ["wrangler.toml", "wrangler.json", "wrangler.jsonc"])
def test_the_flag_is_missed_where_it_should_stand(said, fixed, name):
    text = wrangler("nodejs_compat", name=name)
    assert said(text, name) == [("EW501", "error", '["nodejs_compat"]')]
    result = fixed(text, "EW501", name=name)
    assert result == text.replace('["nodejs', '["python_workers", "nodejs')
    assert said(result, name) == []


def test_an_environments_own_flags_need_it_too(said, fixed):
    text = wrangler("python_workers") + "[env.a]\n[env.b]\n# mine\ncompatibility_flags = [] # why\n"
    assert said(text) == [("EW501", "error", "[]")]
    assert fixed(text, "EW501") == text.replace("[] # why", '["python_workers"] # why')


def test_what_environments_inherit_is_said_once(said):
    text = 'main = "a.py"\ncompatibility_date = "2026-10-01"\n[env.a]\n[env.b]\n'
    assert said(text) == [("EW501", "error", '"a.py"')]


def test_a_javascript_workers_file_is_not_looked_at(said):
    assert said(wrangler("python_worker", "x").replace("a.py", "a.ts")) == []


# EW502


@pytest.mark.parametrize("name", ["wrangler.toml", "wrangler.jsonc"])
@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("python_no_global_handler", "python_no_global_handlers"),
        ("nodejs_compt", "nodejs_compat"),
        ("python_workers_20260817", "python_workers_314"),
        ("python_workers_313", "python_workers_20250116"),
    ],
)
def test_a_flag_that_workerd_refuses(said, fixed, name, wrong, meant):
    text = wrangler("python_workers", wrong, name=name, date="2026-01-01")
    assert said(text, name) == [("EW502", "error", f'"{wrong}"')]
    result = fixed(text, "EW502", "Replace", name)
    assert result == text.replace(wrong, meant)
    assert said(result, name) == []


def test_a_flag_that_nothing_is_like_is_a_warning(said, fixed, workspace):
    text = wrangler("python_workers", "zebra_crossing")
    assert said(text) == [("EW502", "warning", '"zebra_crossing"')]
    (problem,) = workspace.problems()
    assert "No such compatibility flag: zebra_crossing" in problem.message
    assert "a newer one may have more" in problem.message
    assert fixed(text, "EW502") == wrangler("python_workers")


def test_what_is_there_already_is_not_written_twice(fixed, workspace):
    text = wrangler("python_workers", "python_worker")
    assert fixed(text, "EW502") == wrangler("python_workers")
    workspace.write("wrangler.toml", text)
    (problem,) = workspace.problems()
    assert [fix.title for fix in problem.fixes] == ["Remove the compatibility flag 'python_worker'"]


def test_a_flag_twice(said, fixed, slice_of):
    text = wrangler("python_workers", "nodejs_compat", "python_workers")
    assert said(text) == [("EW502", "error", '"python_workers"')]
    assert fixed(text, "EW502") == wrangler("python_workers", "nodejs_compat")


def test_an_experimental_flag(said):
    text = wrangler("python_workers", "python_workers_durable_objects")
    assert said(text) == [("EW502", "warning", '"python_workers_durable_objects"')]


@pytest.mark.parametrize(
    ("date", "flags", "instead"),
    [
        ("2026-10-01", ["python_workers_20250116"], "no_python_workers_314"),
        ("2026-10-01", ["no_python_workers_20250116"], "no_python_workers_314"),
        ("2026-10-01", ["python_workers_20260610"], None),  # it brings the same Python
        ("2026-01-01", ["python_workers_20250116"], None),  # early, and no harm
        ("2026-01-01", ["no_python_workers_314"], None),  # set for a date to come
        ("2026-10-01", ["no_python_workers_314"], None),
        ("2026-10-01", ["no_python_workers_314", "no_python_workers_20250116"], None),
        ("2024-01-01", ["python_workers_314"], None),
    ],
)
def test_a_version_flag_that_changes_nothing(said, fixed, date, flags, instead):
    text = wrangler("python_workers", *flags, date=date)
    if instead is None:
        assert [each for each in said(text) if each[1] != "information"] == []
        return
    assert said(text) == [("EW502", "information", f'"{flags[0]}"')]
    result = fixed(text, "EW502", "Replace")
    assert result == text.replace(flags[0], instead)
    assert said(result) == []


def test_each_environments_flags_are_looked_at(said):
    text = wrangler("python_workers") + (
        '[env.a]\ncompatibility_flags = ["python_workers", "python_workerz"]\n[env.b]\n'
    )
    assert said(text) == [("EW502", "error", '"python_workerz"')]


# EW505


@pytest.mark.parametrize(
    ("date", "requires", "excluded"),
    [
        ("2026-10-01", ">=3.13", False),
        ("2026-10-01", ">=3.12,<3.14", True),
        ("2026-01-01", ">=3.14", True),
        ("2026-01-01", "==3.13", True),  # which is 3.13.0 alone
        ("2026-01-01", "==3.13.*", False),
        ("2026-01-01", "~=3.12", False),
        ("2026-01-01", "~=3.12.1", True),
        ("2026-01-01", "!=3.13.2", True),
        ("2026-01-01", "", False),
        ("2026-01-01", "^3.12", False),  # no specifier of PEP 440, and not ours to say
    ],
)
def test_requires_python(workspace, slice_of, date, requires, excluded):
    text = f'[project]\nname = "shop"\nrequires-python = "{requires}" # why\n'
    path = workspace.write("pyproject.toml", text)
    workspace.write("wrangler.toml", wrangler("python_workers", date=date))
    # the real runtimes: their exact versions are what counts
    selection = select_target(workspace.root, workspace.files, root=workspace.root)
    problems = check_selection(selection)
    if not excluded:
        assert problems == []
        return
    (problem,) = problems
    assert (problem.code, problem.severity.value, problem.path) == ("EW505", "warning", path)
    assert slice_of(text, problem.range) == f'"{requires}"'
    (related,) = problem.related
    assert f"compatibility_date {date} selects" in related.message


def test_a_date_that_the_project_asks_for_is_proposed(workspace, applied):
    workspace.write("pyproject.toml", '[project]\nrequires-python = ">=3.14"\n')
    text = wrangler("python_workers", date="2026-01-01")
    path = workspace.write("wrangler.toml", text)
    selection = select_target(workspace.root, workspace.files, root=workspace.root)
    (problem,) = check_selection(selection)
    (fix,) = problem.fixes
    (changed,) = compute(fix, problem.finding(), Document.open(""), problem.path, lambda _: text)
    assert changed.path == path
    assert applied(text, changed.edits[0]) == text.replace("2026-01-01", "2026-09-08")


def test_nothing_is_said_where_no_configuration_chose(workspace):
    workspace.write("pyproject.toml", '[project]\nrequires-python = "<3"\n')
    assert workspace.problems() == []


def test_a_target_of_several_names_those_that_are_excluded(workspace):
    text = '[project]\nrequires-python = ">=3.13"\n[tool.edgewise]\ntarget = ["pyodide-0.26", '
    workspace.write("pyproject.toml", f'{text}"workers-3.14"]\n')
    (problem,) = check_selection(
        select_target(workspace.root, workspace.files, root=workspace.root)
    )
    assert problem.runtimes == ("pyodide-0.26",)


# EW903


@pytest.mark.parametrize(
    ("text", "title", "result"),
    [
        (
            '[tool.edgewise]\ntagret = "workers-3.14" # why\n',
            "'target'",
            '[tool.edgewise]\ntarget = "workers-3.14" # why\n',
        ),
        (
            "[tool.edgewise]\n'tagret' = 'workers-3.14'\n",
            "'target'",
            "[tool.edgewise]\n'target' = 'workers-3.14'\n",
        ),
        (
            "[tool.edgewise]\ntarget = ['workers-3.41', \"pyodide-314\"]\n",
            "'workers-3.14'",
            "[tool.edgewise]\ntarget = ['workers-3.14', \"pyodide-314\"]\n",
        ),
    ],
)
def test_what_was_meant_is_proposed(fixed, text, title, result):
    assert fixed(text, "EW903", title, "pyproject.toml") == result


def test_a_missing_date_is_written(fixed):
    text = 'main = "a.py" # entry\ncompatibility_flags = ["python_workers"]\n'
    result = 'main = "a.py" # entry\ncompatibility_date = "2026-09-08"\n'
    assert fixed(text, "EW903") == result + 'compatibility_flags = ["python_workers"]\n'


def test_dates_of_environments_are_looked_at(said):
    text = wrangler("python_workers") + '[env.a]\ncompatibility_date = "soon"\n'
    assert said(text) == [("EW903", "error", '"soon"')]


def test_a_broken_file_says_so_once_and_nothing_else(workspace):
    path = workspace.write("wrangler.toml", wrangler("python_worker", "x", date="soon"))
    before = workspace.problems()
    assert len(before) == 4
    workspace.files.overlay(path, 'main = "a.py"\ncompatibility_flags = ["pyth\n')
    (problem,) = workspace.problems(previous=workspace.select().target)
    assert problem.message.startswith("wrangler.toml is not valid TOML")


# suppression


@pytest.mark.parametrize(
    ("name", "comment", "silent"),
    [
        ("wrangler.toml", "# edgewise: ignore[EW502]", True),
        ("wrangler.toml", "# edgewise: ignore[unknown-compatibility-flag]", True),
        ("wrangler.toml", "# edgewise: ignore", True),
        ("wrangler.toml", "# edgewise: ignore[EW501]", False),
        ("wrangler.jsonc", "// edgewise: ignore[EW502]", True),
        ("wrangler.jsonc", "/* edgewise: ignore[EW502, EW501] */", True),
        ("wrangler.jsonc", "// edgewise: ignore[EW501]", False),
    ],
)
def test_a_comment_silences_its_line(said, name, comment, silent):
    text = wrangler("python_workers", "x", name=name)
    line = next(line for line in text.splitlines() if '"x"' in line)
    text = text.replace(line, f"{line} {comment}")
    assert (said(text, name) == []) is silent
    # on another line it says nothing
    assert said(f"{wrangler('python_workers', 'x', name=name)}{comment}\n", name) != []


def test_a_comment_above_the_first_key_silences_the_file(said):
    text = wrangler("x", "y")
    assert said(f"# edgewise: ignore-file\n{text}") == []
    assert len(said(f"# edgewise: ignore-file[EW502]\n{text}")) == 1
    too_late = [code for code, _, _ in said(f"{text}# edgewise: ignore-file\n")]
    assert too_late == ["EW501", "EW502", "EW502", "EW901"]
    jsonc = wrangler("x", "y", name="wrangler.jsonc")
    assert said(f"// edgewise: ignore-file\n{jsonc}", "wrangler.jsonc") == []


def test_settings_too(workspace):
    text = '[tool.edgewise]\ntarget = "workers-3.41"  # edgewise: ignore[EW903]\n'
    workspace.write("pyproject.toml", text)
    assert workspace.problems() == []


# files that chose nothing


def test_a_file_that_chose_nothing_can_be_looked_at(workspace):
    settings = '[tool.edgewise]\ntarget = "workers-3.13"\n'
    workspace.write("pyproject.toml", settings)
    path = workspace.write("wrangler.toml", wrangler("python_workerz"))
    assert workspace.problems() == []
    found = check_file(path, workspace.files, workspace.select())
    assert [each.code for each in found] == ["EW501", "EW502"]


def test_a_file_that_chose_is_said_by_its_selection(workspace):
    path = workspace.write("wrangler.toml", wrangler("python_workerz"))
    assert check_file(path, workspace.files, workspace.select()) == []


def test_what_is_asked_for_hides_nothing_in_the_file_itself(workspace):
    path = workspace.write("wrangler.toml", wrangler("python_workerz"))
    asked = requested_target(["workers-3.14"], ChosenBy.EDITOR, workspace.catalogue)
    selection = workspace.select(explicit=asked)
    assert [each.code for each in check_file(path, workspace.files, selection)] == [
        "EW501",
        "EW502",
    ]


def test_environments_are_typed_without_losing_them(workspace):
    """Half a pyproject.toml must not turn another environment's target on."""
    path = workspace.write("pyproject.toml", '[tool.edgewise]\nenvironment = "old"\n')
    text = wrangler("python_workers") + '[env.old]\ncompatibility_date = "2025-10-01"\n'
    workspace.write("wrangler.toml", text)
    good = workspace.select()
    assert good.target.names == ("workers-3.13",)
    workspace.files.overlay(path, '[tool.edgewise]\nenvironment = "old\n')
    now = workspace.select(previous=good.target)
    assert now.target is good.target
    assert now.section == good.section
    assert len(now.problems) == 1


def test_ranges_are_exact_whatever_stands_before(workspace, slice_of):
    text = json.dumps({"name": "é🚀", "main": "a.py", "compatibility_date": "2026-10-01"})
    text = text[:-1] + ', "compatibility_flags": /* 🚀 */ ["python_workers", "pythön"]}'
    workspace.write("wrangler.json", text)
    (problem,) = workspace.problems()
    assert slice_of(text, problem.range) == '"pythön"'
    assert problem.range.start == Position(0, text.index('"pythön"'))
    assert isinstance(problem.range, Range)
