"""What a project installs or depends on."""

from __future__ import annotations

import pytest
from workspace_files import venv, write

SITE = ".venv/lib/python3.13/site-packages"


@pytest.mark.parametrize(
    "files",
    [
        {f"{SITE}/tzdata-2025.2.dist-info/METADATA": "", **venv()},
        {f"{SITE}/tzdata.egg-info/PKG-INFO": "", **venv()},
        {"python_modules/tzdata-2025.2.dist-info/METADATA": ""},
        {"pyproject.toml": '[project]\ndependencies = ["flask", "TZData>=2024; extra == \'x\'"]'},
        {"pyproject.toml": '[project]\noptional-dependencies.time = ["tzdata"]'},
        {"pyproject.toml": '[tool.poetry.dependencies]\ntzdata = "^2024"'},
        {"requirements.txt": "-r more.txt\n# comment\ntzdata==2025.2  # zones\n"},
    ],
)
def test_installed_or_declared(shop, tmp_path, files):
    project = shop({"src/entry.py": "", **files})
    assert project.has_distribution("tzdata", tmp_path / "src/entry.py")
    assert project.has_distribution("TZData", None)
    assert not project.has_distribution("tz", tmp_path / "src/entry.py")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[project]\ndependencies = 1",
        "project = 1\ntool = 2",
        "[project\n",
        '[dependency-groups]\ndev = ["tzdata"]',
        "\0",
    ],
)
def test_neither(shop, text):
    assert not shop({"pyproject.toml": text, **venv()}).has_distribution("tzdata", None)


def test_spelling_does_not_matter(shop):
    project = shop({f"{SITE}/typing_extensions-4.0.dist-info/METADATA": "", **venv()})
    assert project.has_distribution("Typing.Extensions", None)


def test_nearest_project_speaks(shop, tmp_path):
    project = shop(
        {
            "pyproject.toml": '[project]\ndependencies = ["tzdata"]',
            "api/pyproject.toml": "[project]\ndependencies = []",
        }
    )
    assert not project.has_distribution("tzdata", tmp_path / "api/entry.py")
    assert project.has_distribution("tzdata", tmp_path / "entry.py")


def test_changed_declaration_is_a_new_revision(shop, tmp_path):
    project = shop({"pyproject.toml": "[project]\ndependencies = []"})
    assert not project.has_distribution("tzdata", None)
    before = project.revision
    write(tmp_path, {"pyproject.toml": '[project]\ndependencies = ["tzdata"]'})
    assert project.has_distribution("tzdata", None)
    assert project.revision != before
