"""The pre-commit hooks, the GitHub Action, and the snippets of docs/ci.md."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import edgewise

ROOT = Path(__file__).parents[1]
SOURCE = str(Path(edgewise.__file__).parents[1])
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}
SNIPPETS = re.findall(
    r"^```yaml\n(.*?)^```$", (ROOT / "docs/ci.md").read_text("utf-8"), re.S | re.M
)
SHELL = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]  # as the runner starts it
bash = pytest.mark.skipif(os.name != "posix", reason="needs bash")


def schema_of(snippet: str) -> str:
    content = yaml.safe_load(snippet)
    if "jobs" in content:
        return "vendor.github-workflows"
    return "pre-commit" if "repos" in content else "vendor.gitlab-ci"


def check_schema(schema: str, path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


# the action


def test_the_action_is_valid() -> None:
    check_schema("vendor.github-actions", ROOT / "action.yml")


def test_inputs_do_not_become_part_of_a_script() -> None:
    assert STEPS
    assert not any("${{" in step["run"] for step in STEPS.values())


def check_step(folder: Path, arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*SHELL, STEPS["Check"]["run"]],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([SOURCE, os.environ.get("PYTHONPATH", "")]),
            "PYTHON": sys.executable,
            "ARGS": arguments,
        },
    )


@bash
def test_the_action_annotates_and_fails(tmp_path: Path) -> None:
    (tmp_path / "a b.py").write_text("import syslog\n")
    done = check_step(tmp_path, "'a b.py' --output edgewise.sarif")
    assert done.stdout.startswith("::error title=EW101 module-not-available,file=a b.py,line=1,")
    assert done.returncode == 1
    assert json.loads((tmp_path / "edgewise.sarif").read_text())["runs"][0]["results"]
    assert check_step(tmp_path, ". --fail-on never").returncode == 0
    assert check_step(tmp_path, ". --output-format concise").stdout.startswith("a b.py:1:8: EW101")


@bash
@pytest.mark.parametrize(
    "arguments",
    [
        "$(touch pwned)",
        "; touch pwned",
        "`touch pwned`",
        "'\"; touch pwned; \"'",
        "x\ntouch pwned",
        '\' + __import__("os").system("touch pwned") + \'',
    ],
)
def test_nothing_in_the_arguments_is_executed(tmp_path: Path, arguments: str) -> None:
    done = check_step(tmp_path, arguments)
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] in ([], [".edgewise_cache"])


@bash
@pytest.mark.packages
def test_the_action_installs_edgewise_apart(tmp_path: Path) -> None:
    """Its own source, since no version is asked for, in a folder whose name has a space."""
    (tmp_path / "for all").mkdir()
    done = subprocess.run(
        [
            "bash",
            "--noprofile",
            "--norc",
            "-eo",
            "pipefail",
            "-c",
            STEPS["Install Edgewise"]["run"],
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": "",
            "PYTHON": sys.executable,
            "FROM_ACTION": str(ROOT),
            "VERSION": "",
            "FOLDER": str(tmp_path / "for all" / "edgewise"),
            "GITHUB_OUTPUT": str(tmp_path / "outputs"),
        },
    )
    assert done.returncode == 0, done.stderr
    name, _, python = (tmp_path / "outputs").read_text().strip().partition("=")
    assert name == "python"
    (tmp_path / "a.py").write_text("import syslog\n")
    found = subprocess.run(
        [*SHELL, STEPS["Check"]["run"]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": "", "PYTHON": python, "ARGS": "a.py"},
    )
    assert found.stdout.startswith("::error title=EW101 ")


# pre-commit


def hooks() -> list[dict[str, Any]]:
    from pre_commit.clientlib import load_manifest

    return load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))


def test_the_hooks_are_valid_and_run_what_there_is() -> None:
    found = {hook["id"]: hook for hook in hooks()}
    assert set(found) == {"edgewise", "edgewise-project"}
    for hook in found.values():
        assert hook["entry"].startswith("edgewise check")


@pytest.mark.parametrize(
    ("path", "concerns"),
    [
        *(("src/a.py", True), ("wrangler.toml", True), ("api/wrangler.jsonc", True)),
        *(("pyproject.toml", True), ("uv.lock", True), ("README.md", False)),
        *(("notwrangler.toml", False), ("a.pyc", False), ("package.json", False)),
    ],
)
def test_the_project_hook_runs_for_code_and_configuration(path: str, concerns: bool) -> None:
    (hook,) = [each for each in hooks() if each["id"] == "edgewise-project"]
    assert bool(re.search(hook["files"], path)) is concerns


def committed(folder: Path) -> None:
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)


@pytest.mark.packages
def test_pre_commit_installs_and_runs_the_hooks(tmp_path: Path) -> None:
    """The real thing: a clone of this repository, an environment of its own, a commit."""
    clone, project = tmp_path / "edgewise", tmp_path / "project"
    tracked = subprocess.check_output(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT
    )
    for name in tracked.decode().split("\0"):
        if name.startswith("server/edgewise/") or (name and "/" not in name):
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, clone / name)
    (project / "src").mkdir(parents=True)
    (project / "src" / "entry.py").write_text("import syslog\n")
    (project / "src" / "clean.py").write_text("import json\n")
    (project / "notes.md").write_text("")
    committed(clone)
    head = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=clone, text=True).strip()
    ids = "".join(f"      - id: {hook['id']}\n" for hook in hooks())
    (project / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {clone}\n    rev: {head}\n    hooks:\n{ids}"
    )
    committed(project)

    def run_hook(name: str, *files: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", name, "--files", *files],
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONPATH": ""},
        )

    failing = run_hook("edgewise", "src/entry.py", "notes.md")
    assert failing.returncode == 1, failing.stdout + failing.stderr
    assert "src/entry.py:1:8: error[EW101]" in failing.stdout
    assert "checked 1 file" in failing.stdout
    assert run_hook("edgewise", "src/clean.py").returncode == 0
    whole = run_hook("edgewise-project", "src/clean.py")
    assert "checked 2 files" in whole.stdout
    assert "Skipped" in run_hook("edgewise-project", "notes.md").stdout


# the documentation


@pytest.mark.parametrize("snippet", SNIPPETS, ids=[f"{number}" for number in range(len(SNIPPETS))])
def test_snippets_are_valid(snippet: str, tmp_path: Path) -> None:
    path = tmp_path / "snippet.yaml"
    path.write_text(snippet, "utf-8")
    schema = schema_of(snippet)
    if schema == "pre-commit":
        from pre_commit.clientlib import load_config

        (repository,) = load_config(str(path))["repos"]
        assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in hooks()}
    else:
        check_schema(schema, path)


def test_the_snippets_are_those_of_the_page() -> None:
    assert [schema_of(each) for each in SNIPPETS] == [
        "vendor.github-workflows",
        "vendor.github-workflows",
        "vendor.gitlab-ci",
        "pre-commit",
    ]


def test_the_page_names_every_format_and_its_options() -> None:
    from edgewise.cli.output import FORMATS

    page = (ROOT / "docs/ci.md").read_text("utf-8")
    assert all(f"| `{name}` |" in page for name in FORMATS)
