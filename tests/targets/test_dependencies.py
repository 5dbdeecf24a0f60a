"""EW504: what is said of the requirements in `pyproject.toml`, and what a hover tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgewise.config.discovery import ConfigFiles
from edgewise.config.settings import read_settings
from edgewise.config_language.checker import check_selection
from edgewise.config_language.hover import describe_requirement
from edgewise.fixes.edits import compute
from edgewise.packages.lockfile import read_lock
from edgewise.packages.metadata import Distribution
from edgewise.runtimes.selection import requested_target, select_target
from edgewise.runtimes.target import ChosenBy
from edgewise.source.document import Document
from packages.conftest import MANYLINUX, Shelf, uv_lock, uv_package

NATIVE = uv_package("fast", MANYLINUX, version="2.0")
PURE = uv_package("plain", "py3-none-any")
BOTH = uv_package("middle", "py3-none-any", more='dependencies = [{ name = "fast" }]\n')
LATER = uv_package("later", "cp314-cp314-pyemscripten_2026_0_wasm32")
LOCK = (uv_lock(NATIVE, PURE, BOTH, LATER),)


def project(dependencies: str, more: str = "") -> str:
    return f'[project]\nname = "shop"\ndependencies = [{dependencies}]\n{more}'


@pytest.fixture
def problems(tmp_path):
    """The problems of a project with this text, on Python 3.13, and its file."""

    def of(text, inventory=None, date="2026-03-01"):
        (tmp_path / "pyproject.toml").write_text(text, "utf-8")
        (tmp_path / "wrangler.toml").write_text(
            f'main = "a.py"\ncompatibility_date = "{date}"\n'
            'compatibility_flags = ["python_workers"]\n'
        )
        selection = select_target(tmp_path, ConfigFiles(), root=tmp_path)
        return check_selection(selection, None, inventory or Shelf(LOCK))

    return of


@pytest.fixture
def said(problems, slice_of):
    def of(text, inventory=None, **how):
        return [
            (each.code, each.severity.value, each.subject, slice_of(text, each.range))
            for each in problems(text, inventory, **how)
        ]

    return of


def test_at_the_requirements_own_place(said):
    text = project('"plain>=1",\n  "é🚀", # no requirement\n  "Fast[x]>=2",  # why\n')
    assert said(text) == [("EW504", "error", "fast", '"Fast[x]>=2"')]


def test_what_it_says(problems):
    (problem,) = problems(project('"fast"'))
    assert problem.message == (
        "`fast` 2.0 is not available on Cloudflare Python Workers (Python 3.13, Pyodide 0.28.2): "
        "uv.lock lists wheels for Linux only, and Pyodide 0.28.3 does not bring it. "
        "If the target can do without it, say so with a marker."
    )
    assert [each.message for each in problem.related] == [
        "uv.lock has it here",
        "compatibility_date 2026-03-01 selects Python 3.13 (Pyodide 0.28.2)",
    ]


def test_what_a_requirement_needs_in_turn(problems):
    (problem,) = problems(project('"middle"'))
    assert problem.message.startswith("`middle` needs `fast` 2.0, which is not available on ")
    assert problem.subject == "fast"


def test_what_is_known_of_a_distribution(problems):
    lock = uv_lock(uv_package("uvloop", MANYLINUX))
    (problem,) = problems(project('"uvloop"'), Shelf((lock,)))
    assert "the runtime has an event loop of its own" in problem.message


def test_a_newer_runtime_has_it(problems, said):
    (problem,) = problems(project('"later"'))
    assert "It is from compatibility date 2026-09-08 on." in problem.message
    assert problem.fixes[0].title == "Set compatibility_date to 2026-09-08 (Python 3.14)"
    assert said(project('"later"'), date="2026-10-01") == []


@pytest.mark.parametrize(
    "text",
    [
        project("\"fast; sys_platform != 'emscripten'\""),
        project("\"fast; platform_machine == 'x86_64'\""),
        project("", '[project.optional-dependencies]\nspeed = ["fast"]\n'),
        project("", '[dependency-groups]\ndev = ["fast", {include-group = "x"}]\n'),
        project('"plain", "numpy>=2", "never-heard-of"'),
        project('"fast",  # edgewise: ignore[EW504]\n'),
        project("1, [], {}, \"?\", ''"),
        "[project]\ndependencies = 1\noptional-dependencies = 2\n",
        "dependency-groups = [1]\n[project]\noptional-dependencies.a = 1",
        '[tool.poetry.dependencies]\nfast = "^2"\n',
    ],
)
def test_nothing_is_said(said, text):
    assert said(text) == []


def test_without_lock_and_environment_nothing_is_claimed(said):
    assert said(project('"fast", "psycopg2", "uvloop>=0.2"'), Shelf()) == []


def test_by_what_is_installed(said):
    alone = Distribution("fast", "2", (), (MANYLINUX,), ("fast.abi3.so",), frozenset())
    assert said(project('"fast"'), Shelf(here={"fast": alone})) == [
        ("EW504", "error", "fast", '"fast"')
    ]
    beside = Distribution(
        "fast", "2", (), (MANYLINUX,), ("fast/_c.abi3.so",), frozenset(["fast/__init__.py"])
    )
    assert said(project('"fast"'), Shelf(here={"fast": beside})) == []


def test_it_is_left_out_with_a_marker(problems, said, applied, tmp_path):
    text = project('"plain", "fast >=2"')
    (problem,) = problems(text)
    path = tmp_path / "pyproject.toml"
    (fix,) = problem.fixes
    (changed,) = compute(fix, problem.finding(), Document.open(text), path, lambda _: text)
    result = applied(text, changed.edits[0])
    assert result == text.replace(">=2", ">=2; sys_platform != 'emscripten'")
    assert said(result) == []


def test_several_runtimes_are_one_problem(tmp_path):
    (tmp_path / "pyproject.toml").write_text(project('"fast", "later"'))
    target = requested_target(["workers-3.13", "workers-3.14"], ChosenBy.COMMAND_LINE)
    selection = select_target(tmp_path, ConfigFiles(), explicit=target)
    found = check_selection(selection, None, Shelf(LOCK))
    assert [(each.subject, each.runtimes) for each in found] == [
        ("fast", ("workers-3.13", "workers-3.14")),
        ("later", ("workers-3.13",)),
    ]


# lock files


def test_where_pyproject_states_nothing_the_lock_file_is_the_place(problems):
    mine = (
        '[[package]]\nname = "shop"\nversion = "1"\nsource = { editable = "." }\n'
        'dependencies = [{ name = "middle" }, { name = "plain" }, '
        '{ name = "later", marker = "sys_platform == \'linux\'" }]\n\n'
    )
    text = '[project]\nname = "shop"\ndynamic = ["dependencies"]\nrequires-python = ">=3.12"\n'
    lock = uv_lock(NATIVE, PURE, BOTH, LATER, mine)
    (problem,) = problems(text, Shelf((lock,)))
    assert problem.path.name == "uv.lock"
    assert problem.range == lock.named("fast")[0].range
    assert problem.message.startswith("`middle` needs `fast` 2.0, which is not available on ")


def test_pylock_lists_what_is_installed(problems):
    wheels = f'wheels = [{{ url = "https://e.example/fast-1-{MANYLINUX}.whl" }}]\n'
    text = (
        f'[[packages]]\nname = "fast"\nversion = "1"\n{wheels}'
        f'[[packages]]\nname = "b"\nmarker = "os_name == \'nt\'"\n{wheels.replace("fast", "b")}'
    )
    lock = read_lock(text, Path("pylock.toml"))
    found = problems('[project]\nrequires-python = ">=3.12"\n', Shelf((lock,)))
    assert [(each.path.name, each.subject) for each in found] == [("pylock.toml", "fast")]


# hovers


@pytest.mark.parametrize(
    ("pointed_at", "expected"),
    [
        ("plain", "**pure** 1.0 (uv.lock lists a pure wheel)"),
        ("numpy", "**pyodide build** 2.2.5 (Pyodide 0.28.3 has 2.2.5)"),
        ("fast", "**not available** 2.0 (uv.lock lists wheels for Linux only)"),
        ("middle", "- needs `fast`: **not available** 2.0"),
        ("unheard", "**unknown** (neither a lock file nor the environment says anything of it)"),
        ("left", "**not needed** (its marker leaves it out there)"),
        ("extra-one", "Of the extra `speed`, which is not deployed by itself."),
        ("dev-one", "Of the dependency group `dev`, which is not deployed by itself."),
    ],
)
def test_a_hover_says_how_it_gets_there(pointed_at, expected):
    text = project(
        "'plain', 'numpy', 'fast', 'middle', 'unheard', 'left; os_name == \"nt\"'",
        "optional-dependencies.speed = ['extra-one']\n[dependency-groups]\ndev = ['dev-one']\n",
    )
    settings = read_settings(text, Path("pyproject.toml")).content
    stated = next(each for each in settings.requirements if pointed_at in each.written)
    target = requested_target(["workers-3.13"], ChosenBy.COMMAND_LINE)
    found = describe_requirement(stated, target, Shelf(LOCK))
    assert found is not None
    assert expected in found.markdown()


def test_no_hover_on_what_is_no_requirement():
    target = requested_target(["workers-3.13"], ChosenBy.COMMAND_LINE)
    (stated,) = read_settings(project("'??'"), Path("pyproject.toml")).content.requirements
    assert describe_requirement(stated, target, Shelf(LOCK)) is None
