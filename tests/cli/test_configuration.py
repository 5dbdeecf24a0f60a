"""What `[tool.edgewise]`, `edgewise.toml` and the options on the command line say, together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.run import Outcome, edgewise_in

if TYPE_CHECKING:
    from pathlib import Path

CODE = "import fcntl\nimport threading\n\nthreading.Thread(target=print).start()\n"
MODULE, THREAD, USELESS = "EW101", "EW201", "EW205"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "app.py").write_text(CODE)
    return tmp_path


def found(outcome: Outcome) -> list[str]:
    assert outcome.code in (0, 1), outcome.err
    return sorted(each["code"] for each in json.loads(outcome.out))


def check(folder: Path, *arguments: str) -> list[str]:
    return found(edgewise_in(folder, "check", "--output-format", "json", *arguments))


def test_without_configuration_every_rule_speaks(project: Path) -> None:
    assert check(project) == [MODULE, THREAD, USELESS]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ('select = ["EW101"]', [MODULE]),
        ('select = ["EW2"]', [THREAD, USELESS]),
        ('select = ["thread-cannot-start"]', [THREAD]),
        ("select = []", []),
        ('ignore = ["EW205", "module-not-available"]', [THREAD]),
        ('select = ["EW2"]\nignore = ["ew205"]', [THREAD]),
        ('select = ["EW201"]\nignore = ["EW2"]', [THREAD]),
        ('select = ["EW2"]\nignore = ["EW2"]', []),
    ],
)
@pytest.mark.parametrize("name", ["pyproject.toml", "edgewise.toml"])
def test_select_and_ignore(project: Path, name: str, options: str, codes: list[str]) -> None:
    header = "[tool.edgewise]\n" if name == "pyproject.toml" else ""
    (project / name).write_text(header + options)
    assert check(project) == codes


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "EW1"], [MODULE]),
        (["--select", "EW101,EW201"], [MODULE, THREAD]),
        (["--select", "EW101", "--select", "EW205"], [MODULE, USELESS]),
        (["--ignore", "EW2"], []),
        (["--ignore", "EW205"], [THREAD]),
    ],
)
def test_the_command_line_speaks_last(
    project: Path, arguments: list[str], codes: list[str]
) -> None:
    (project / "edgewise.toml").write_text('select = ["EW2"]')
    assert check(project, *arguments) == codes


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def places(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    outcome = edgewise_in(folder, "check", "--output-format", "json", *arguments)
    assert outcome.code in (0, 1), outcome.err
    return sorted((each["path"], each["code"]) for each in json.loads(outcome.out))


def wrong(folder: Path, *arguments: str) -> list[tuple[str, int, str]]:
    outcome = edgewise_in(folder, "check", "--output-format", "json", *arguments)
    assert outcome.code == 2, outcome
    return [
        (each["path"], each["line"], each["message"])
        for each in json.loads(outcome.out)
        if each["code"] == "EW903"
    ]


def severities(folder: Path, *arguments: str) -> dict[str, str]:
    outcome = edgewise_in(folder, "check", "--output-format", "json", *arguments)
    assert outcome.code in (0, 1), outcome.err
    return {each["code"]: each["severity"] for each in json.loads(outcome.out)}


def test_extend_select_adds_to_what_an_extended_file_selects(project: Path) -> None:
    write(
        project,
        {"base.toml": 'select = ["EW1"]', "edgewise.toml": 'extend = "base.toml"\n'},
    )
    assert check(project) == [MODULE]
    (project / "edgewise.toml").write_text('extend = "base.toml"\nextend-select = ["EW205"]')
    assert check(project) == [MODULE, USELESS]
    assert check(project, "--extend-select", "EW201") == [MODULE, THREAD, USELESS]


def test_severity(project: Path) -> None:
    text = '[severity]\nEW2 = "error"\nnon-functional-module = "off"\nEW101 = "information"\n'
    (project / "edgewise.toml").write_text(text)
    assert severities(project) == {MODULE: "information", THREAD: "error"}
    assert severities(project, "--select", "EW2") == {THREAD: "error"}
    (project / "edgewise.toml").write_text('[severity]\nEW = "hint"\n')
    assert set(severities(project).values()) == {"hint"}
    assert edgewise_in(project, "check").code == 0


def test_the_configuration_s_own_faults_cannot_be_switched_off(project: Path) -> None:
    text = 'ignore = ["EW"]\nunknown = 1\n[severity]\nEW903 = "off"\n'
    (project / "edgewise.toml").write_text(text)
    assert [(path, line) for path, line, _ in wrong(project)] == [("edgewise.toml", 2)]


def test_rules_about_configuration_files_follow_the_options_too(tmp_path: Path) -> None:
    wrangler = 'main = "app.py"\ncompatibility_date = "2026-10-01"\n'
    write(tmp_path, {"app.py": "", "wrangler.toml": wrangler})
    assert places(tmp_path) == [("wrangler.toml", "EW501")]
    (tmp_path / "edgewise.toml").write_text('[severity]\nEW501 = "hint"')
    assert severities(tmp_path) == {"EW501": "hint"}
    (tmp_path / "edgewise.toml").write_text('ignore = ["missing-python-workers-flag"]')
    assert places(tmp_path) == []
    (tmp_path / "edgewise.toml").write_text('[per-file-ignores]\n"wrangler.*" = ["EW5"]')
    assert places(tmp_path) == []


def test_per_file_ignores(project: Path) -> None:
    write(project, {"scripts/run.py": CODE, "scripts/deep/run.py": CODE})
    options = '[per-file-ignores]\n"scripts/**" = ["EW2"]\n"/app.py" = ["module-not-available"]\n'
    (project / "edgewise.toml").write_text(options)
    assert places(project) == [
        ("app.py", THREAD),
        ("app.py", USELESS),
        ("scripts/deep/run.py", MODULE),
        ("scripts/run.py", MODULE),
    ]
    (project / "edgewise.toml").write_text('[per-file-ignores]\n"!scripts/**" = ["EW"]\n')
    assert {path for path, _ in places(project)} == {"scripts/run.py", "scripts/deep/run.py"}


def test_per_file_ignores_hold_for_standard_input(project: Path) -> None:
    (project / "edgewise.toml").write_text('[per-file-ignores]\n"app.py" = ["EW2"]\n')
    arguments = ["check", "-", "--output-format", "json", "--stdin-filename"]
    outcome = edgewise_in(project, *arguments, "app.py", stdin=CODE.encode())
    assert found(outcome) == [MODULE]
    outcome = edgewise_in(project, *arguments, "other.py", stdin=CODE.encode())
    assert found(outcome) == [MODULE, THREAD, USELESS]


def test_per_file_target(project: Path) -> None:
    write(project, {"old/app.py": "import cgi\n", "app.py": "import cgi\n"})
    options = 'target = "workers-3.13"\n[per-file-target]\n"old/**" = "workers-3.12"\n'
    (project / "edgewise.toml").write_text(options)
    assert places(project) == [("app.py", "EW106")]
    assert places(project, "--target", "workers-3.13") == [
        ("app.py", "EW106"),
        ("old/app.py", "EW106"),
    ]
    said = edgewise_in(project, "target", "old/app.py").out
    assert said.startswith("target: workers-3.12\n")
    assert "edgewise.toml:3:" in said


@pytest.mark.parametrize("option", ["exclude", "extend-exclude"])
def test_exclude(project: Path, option: str) -> None:
    write(project, {"tests/app.py": CODE, "gen/a_pb2.py": CODE, "gen/keep.py": CODE})
    (project / "edgewise.toml").write_text(f'{option} = ["tests/", "*_pb2.py", "/app.py"]')
    assert {path for path, _ in places(project)} == {"gen/keep.py"}


def test_what_is_named_is_checked_unless_exclude_is_forced(project: Path) -> None:
    write(project, {"tests/app.py": CODE, "edgewise.toml": 'exclude = ["tests/"]'})
    assert {path for path, _ in places(project, "tests/app.py")} == {"tests/app.py"}
    assert {path for path, _ in places(project, "tests")} == {"tests/app.py"}
    assert places(project, "--force-exclude", "tests/app.py") == []
    assert places(project, "--force-exclude", "tests") == []


def test_the_command_line_excludes_too(project: Path) -> None:
    write(project, {"tests/app.py": CODE, "edgewise.toml": 'exclude = ["/app.py"]'})
    assert {path for path, _ in places(project, "--exclude", "tests")} == {"app.py"}
    assert places(project, "--extend-exclude", "tests") == []


def test_include(project: Path) -> None:
    write(project, {"src/app.py": CODE, "src/data.txt": CODE, "edgewise.toml": 'include=["src/"]'})
    assert {path for path, _ in places(project)} == {"src/app.py"}
    assert {path for path, _ in places(project, "app.py")} == {"app.py"}


def test_patterns_count_from_the_file_that_says_them(project: Path) -> None:
    write(
        project,
        {
            "shared/base.toml": 'exclude = ["/app.py"]',
            "shared/app.py": CODE,
            "edgewise.toml": 'extend = "shared/base.toml"\nextend-exclude = ["/other.py"]',
            "other.py": CODE,
        },
    )
    assert {path for path, _ in places(project)} == {"app.py"}


def test_provided_modules(project: Path) -> None:
    text = "import fcntl\nimport os\n\nfcntl.flock(0, 1)\nos.fork()\nfrom fcntl import flock\n"
    (project / "app.py").write_text(text)
    assert check(project) == [MODULE, MODULE, "EW202"] or MODULE in check(project)
    (project / "edgewise.toml").write_text('modules = ["fcntl"]')
    assert check(project) == ["EW202"]


def test_a_provided_module_of_the_project_is_not_looked_into(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "app.py": "from shop import generated\nimport shop.generated\n",
            "shop/__init__.py": "",
            "shop/generated.py": "import fcntl\n",
        },
    )
    assert ("app.py", "EW104") in places(tmp_path)
    (tmp_path / "edgewise.toml").write_text('modules = ["shop.generated"]')
    assert ("app.py", "EW104") not in places(tmp_path)


def installed(folder: Path, name: str, files: dict[str, str]) -> None:
    site = folder / ".venv" / "lib" / "python3.13" / "site-packages"
    info = f"{name}-1.0.dist-info"
    record = "".join(f"{each},,\n" for each in (*files, f"{info}/METADATA"))
    write(
        site,
        {
            **files,
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{info}/RECORD": record,
        },
    )
    (folder / ".venv" / "pyvenv.cfg").write_text("version = 3.13.0\n")


def test_packages_that_are_trusted(tmp_path: Path) -> None:
    installed(tmp_path, "Lock_File", {"lockfile/__init__.py": "import fcntl\n"})
    (tmp_path / "app.py").write_text("import lockfile\n")
    assert places(tmp_path) == [("app.py", "EW104")]
    (tmp_path / "edgewise.toml").write_text('packages = ["lock.file"]')
    assert places(tmp_path) == []


def test_trusted_packages_may_be_depended_on(tmp_path: Path) -> None:
    wheel = "fast-1-cp313-cp313-manylinux_2_17_x86_64.whl"
    wheels = f'wheels = [{{ url = "https://e.example/{wheel}" }}]\n'
    lock = f'[[packages]]\nname = "fast"\nversion = "1"\n{wheels}'
    project = '[project]\nname = "shop"\ndependencies = ["fast"]\n'
    write(tmp_path, {"app.py": "", "pyproject.toml": project, "pylock.toml": lock})
    assert places(tmp_path) == [("pyproject.toml", "EW504")]
    (tmp_path / "pyproject.toml").write_text(project + '[tool.edgewise]\npackages = ["Fast"]\n')
    assert places(tmp_path) == []


def test_the_nearest_file_counts_alone(project: Path) -> None:
    write(
        project,
        {
            "edgewise.toml": 'ignore = ["EW1"]',
            "api/app.py": CODE,
            "api/edgewise.toml": 'ignore = ["EW2"]',
            "web/pyproject.toml": '[project]\nname = "web"\n',
            "web/app.py": CODE,
        },
    )
    assert places(project) == [
        ("api/app.py", MODULE),
        ("app.py", THREAD),
        ("app.py", USELESS),
        ("web/app.py", THREAD),
        ("web/app.py", USELESS),
    ]


def test_edgewise_toml_comes_before_pyproject(project: Path) -> None:
    write(
        project,
        {
            "pyproject.toml": '[tool.edgewise]\nignore = ["EW1"]\n',
            "edgewise.toml": 'ignore = ["EW2"]',
        },
    )
    assert check(project) == [MODULE]


def test_a_chain_of_files(project: Path) -> None:
    write(
        project,
        {
            "one.toml": 'ignore = ["EW101"]\ntarget = "workers-3.12"\n[severity]\nEW205 = "error"',
            "deep/two.toml": 'extend = "../one.toml"\n[severity]\nEW201 = "hint"',
            "pyproject.toml": '[tool.edgewise]\nextend = "deep/two.toml"\n',
        },
    )
    assert severities(project) == {THREAD: "hint", USELESS: "error"}
    assert edgewise_in(project, "target").out.startswith("target: workers-3.12\n")
    said = 'extend = "deep/two.toml"\ntarget = "workers-3.13"\nselect = ["EW1"]\n'
    (project / "pyproject.toml").write_text(f"[tool.edgewise]\n{said}")
    assert severities(project) == {MODULE: "error"}
    assert edgewise_in(project, "target").out.startswith("target: workers-3.13\n")


def test_the_environment_may_come_from_an_extended_file(tmp_path: Path) -> None:
    wrangler = (
        'main = "app.py"\ncompatibility_date = "2026-10-01"\n'
        'compatibility_flags = ["python_workers"]\n'
        '[env.old]\ncompatibility_date = "2025-01-01"\n'
    )
    write(
        tmp_path,
        {
            "app.py": "",
            "wrangler.toml": wrangler,
            "base.toml": 'environment = "old"',
            "edgewise.toml": 'extend = "base.toml"',
        },
    )
    assert edgewise_in(tmp_path, "target").out.startswith("target: workers-3.12\n")


def test_what_cannot_be_extended(project: Path) -> None:
    write(project, {"edgewise.toml": 'ignore = ["EW2"]\nextend = "nowhere.toml"'})
    assert wrong(project) == [
        ("edgewise.toml", 2, "extend leads to no file: there is no 'nowhere.toml' here.")
    ]
    write(project, {"edgewise.toml": 'extend = "web/pyproject.toml"', "web/pyproject.toml": ""})
    ((path, line, message),) = wrong(project)
    assert (path, line) == ("edgewise.toml", 1)
    assert message == "'web/pyproject.toml' has no table [tool.edgewise] to extend."


def test_a_circle_of_files(project: Path) -> None:
    write(
        project,
        {
            "edgewise.toml": 'extend = "one.toml"',
            "one.toml": 'select = ["EW101"]\nextend = "./two.toml"',
            "two.toml": 'extend = "edgewise.toml"\n',
        },
    )
    ((path, line, message),) = wrong(project)
    assert (path, line) == ("two.toml", 1)
    assert "circle" in message
    (project / "edgewise.toml").write_text('extend = "edgewise.toml"')
    assert [each[:2] for each in wrong(project)] == [("edgewise.toml", 1)]


def test_what_is_wrong_in_an_extended_file_is_said_there(project: Path) -> None:
    write(project, {"edgewise.toml": 'extend = "one.toml"', "one.toml": '\nslect = ["EW1"]'})
    message = "Edgewise has no option 'slect'. Did you mean 'select'?"
    assert wrong(project) == [("one.toml", 2, message)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('select = "EW1"', "select must be a list of rules, not a string."),
        ("ignore = [1]", "An item of ignore must be a string, not a number."),
        ('select = ["EW999"]', "Edgewise has no rule 'EW999'."),
        (
            'ignore = ["module-not-availble"]',
            "Edgewise has no rule 'module-not-availble'. Did you mean 'module-not-available'?",
        ),
        ('extend-select = ["EW8"]', "Edgewise has no rule 'EW8'."),
        ('severity = { EW101 = "fatal" }', "Edgewise knows no severity 'fatal'."),
        (
            'severity = { EW101 = "warn" }',
            "Edgewise knows no severity 'warn'. Did you mean 'warning'?",
        ),
        ('severity = { EW999 = "off" }', "Edgewise has no rule 'EW999'."),
        ('severity = ["EW101"]', "severity must be a table of rules and severities, not a list."),
        ('per-file-ignores = { "a.py" = ["X"] }', "Edgewise has no rule 'X'."),
        ('per-file-ignores = { "!" = ["EW1"] }', "'!' is no pattern that .gitignore understands."),
        ('per-file-ignores = { "a.py" = 1 }', "per-file-ignores.'a.py' must be a list of rules"),
        ('per-file-target = { "a.py" = "workers-3.41" }', "Edgewise knows no runtime"),
        ('exclude = ["!"]', "'!' is no pattern that .gitignore understands."),
        ('include = "src"', "include must be a list of patterns, not a string."),
        ("exclude = [true]", "An item of exclude must be a string, not a boolean."),
        ("extend-exclude = 1", "extend-exclude must be a list of patterns, not a number."),
        ('modules = ["a-b"]', "'a-b' is no module's name"),
        ('packages = ["a b"]', "'a b' is no package's name"),
        ("extend = 1", "extend must be a string, not a number."),
        ("environment = 1", "environment must be a string, not a number."),
        ("target = 1", "target must be a runtime's name or a list of names, not a number."),
        ('known-first-party = ["x"]', "no option 'known-first-party'. Did you mean 'modules'?"),
        ('per_file_ignores = { "a" = [] }', "Did you mean 'per-file-ignores'?"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(project: Path, line: str, message: str) -> None:
    (project / "pyproject.toml").write_text(f"[tool.edgewise]\n{line}\n")
    ((path, number, said),) = wrong(project)
    assert (path, number) == ("pyproject.toml", 2)
    assert message in said


def test_a_comment_silences_a_wrong_option(project: Path) -> None:
    text = 'select = ["EW101", "EW999"]  # edgewise: ignore[EW903]\n'
    (project / "edgewise.toml").write_text(text)
    assert check(project) == [MODULE]


def test_what_the_command_line_gets_wrong(project: Path) -> None:
    outcome = edgewise_in(project, "check", "--select", "EW999")
    assert outcome.code == 2
    assert "Edgewise has no rule 'EW999'" in outcome.err
    assert edgewise_in(project, "check", "--config", "nowhere.toml").code == 2
    (project / "a.toml").write_text("")
    assert edgewise_in(project, "check", "--config", "a.toml", "--isolated").code == 2


def test_one_file_instead_of_those_in_folders(project: Path) -> None:
    write(
        project,
        {
            "edgewise.toml": 'ignore = ["EW1"]\ntarget = "workers-3.14"',
            "api/edgewise.toml": "broken",
            "api/app.py": CODE,
            "ci/strict.toml": 'select = ["EW101"]\ntarget = "workers-3.12"\nexclude = ["/app.py"]',
            "ci/app.py": CODE,
        },
    )
    arguments = ("--config", "ci/strict.toml", "api", "ci", "app.py")
    assert places(project, *arguments) == [
        ("api/app.py", MODULE),
        ("app.py", MODULE),
    ]
    assert {path for path, _ in places(project, "--config", "ci/strict.toml", "app.py")} == {
        "app.py"
    }
    assert places(project, "--config", "ci/strict.toml", "ci", "app.py") == [("app.py", MODULE)]


def test_isolated_takes_no_options_from_files(project: Path) -> None:
    (project / "edgewise.toml").write_text('ignore = ["EW"]\nunknown = 1\ntarget = "workers-3.12"')
    assert check(project, "--isolated") == [MODULE, THREAD, USELESS]
    assert check(project, "--isolated", "--select", "EW1") == [MODULE]
