"""`edgewise packages`: what becomes of each dependency."""

from __future__ import annotations

import json
import os
import zipfile
from typing import TYPE_CHECKING

import pytest
from run import edgewise_in

if TYPE_CHECKING:
    from pathlib import Path

LOCK = """\
version = 1
requires-python = ">=3.13"

[[package]]
name = "web"
version = "1.0"
source = { registry = "https://pypi.example/simple" }
dependencies = [{ name = "fast" }, { name = "loop", marker = "sys_platform == 'linux'" }]
wheels = [{ url = "https://e.example/web-1.0-py3-none-any.whl" }]

[[package]]
name = "fast"
version = "2.0"
source = { registry = "https://pypi.example/simple" }
wheels = [{ url = "https://e.example/fast-2.0-cp313-cp313-manylinux_2_17_x86_64.whl" }]
"""
PROJECT = '[project]\nname = "shop"\ndependencies = ["web", "numpy>=2", "unheard-of"]\n'


@pytest.fixture
def project(worker: Path) -> Path:
    (worker / "pyproject.toml").write_text(PROJECT)
    (worker / "uv.lock").write_text(LOCK)
    return worker


def listed(folder: Path, *arguments: str, **environment: str) -> dict[str, dict[str, object]]:
    done = edgewise_in(folder, "packages", "--output-format", "json", *arguments, **environment)
    assert done.err == ""
    assert done.code == 0
    return {each["name"]: each for each in json.loads(done.out)}


def test_direct_and_transitive_ones(project: Path) -> None:
    found = listed(project / "src")
    assert list(found) == ["web", "numpy", "unheard-of", "fast"]
    assert found["web"]["direct"]
    assert found["fast"] == {
        "name": "fast",
        "requirement": None,
        "direct": False,
        "needed_by": ["web"],
        "targets": [
            {
                "target": "workers-3.13",
                "verdict": "not available",
                "version": "2.0",
                "because": "uv.lock lists wheels for Linux only",
            }
        ],
        "since": None,
        "instead": None,
    }
    assert found["numpy"]["targets"][0]["verdict"] == "pyodide build"
    assert found["unheard-of"]["targets"][0]["verdict"] == "unknown"


def test_a_table_for_people(project: Path) -> None:
    done = edgewise_in(project, "packages", "--target", "workers")
    assert done.code == 0
    head, web, *_ = done.out.splitlines()
    assert head.split() == ["package", "needed", "by", "workers-3.13", "workers-3.14", "why"]
    assert web.split()[:3] == ["web", "pure", "1.0"]
    assert "Not available: fast." in done.out


def test_what_a_later_date_brings(project: Path) -> None:
    name = "cp314-cp314-pyemscripten_2026_0_wasm32"
    (project / "uv.lock").write_text(LOCK.replace("cp313-cp313-manylinux_2_17_x86_64", name))
    assert listed(project)["fast"]["since"] == "2026-09-08"


def test_requirements_txt(worker: Path) -> None:
    (worker / "requirements.txt").write_text(
        "# what we need\n-r more.txt\nnumpy>=2  # arrays\nrequests[x] \\\n  >=2 --hash=sha256:0\n\n"
    )
    found = listed(worker)
    assert [each["requirement"] for each in found.values()] == ["numpy>=2", "requests[x] >=2"]


def test_without_anything_installed_it_says_so(worker: Path) -> None:
    (worker / "pyproject.toml").write_text('[project]\nname = "a"\ndependencies = ["b"]\n')
    out = edgewise_in(worker, "packages", VIRTUAL_ENV="", CONDA_PREFIX="").out
    assert "There is neither an environment nor a lock file" in out
    (worker / "pyproject.toml").write_text('[project]\nname = "a"\nrequires-python = ">=3.10"\n')
    assert "pyproject.toml states no dependencies." in edgewise_in(worker, "packages").out


@pytest.mark.parametrize("text", [None, "[project\n"])
def test_no_project(worker: Path, text: str | None) -> None:
    if text is not None:
        (worker / "pyproject.toml").write_text(text)
    done = edgewise_in(worker, "packages")
    assert done.code == 2
    assert "pyproject.toml" in done.err
    assert edgewise_in(worker, "packages", "nowhere").code == 2


def wheel(folder: Path, name: str, version: str, tag: str) -> None:
    info = f"{name}-{version}.dist-info"
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"{name}-{version}-{tag}.whl", "w") as file:
        file.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        file.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        file.writestr(f"{info}/RECORD", "")


def test_the_index_is_asked_with_online_alone(project: Path, tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    wheel(wheels, "fast", "3.0", "cp313-cp313-pyemscripten_2025_0_wasm32")
    wheel(wheels, "fast", "4.0", "cp313-cp313-manylinux_2_17_x86_64")
    configured = {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "PIP_CONFIG_FILE": "/dev/null",
    }
    assert "index" not in listed(project, **configured)["fast"]["targets"][0]
    found = listed(project, "--online", **configured)
    assert found["fast"]["targets"][0]["index"] == {
        "version": "3.0",
        "wheel": "fast-3.0-cp313-cp313-pyemscripten_2025_0_wasm32.whl",
    }
    assert found["unheard-of"]["targets"][0]["index"] is None
    assert "index" not in found["web"]["targets"][0]


def test_an_index_that_does_not_answer(project: Path) -> None:
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    configured = {**nowhere, "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""}
    done = edgewise_in(project, "packages", "--online", **configured)
    assert done.code == 2
    assert done.out == ""
    assert "pip could not ask the index" in done.err


def test_target_says_where_packages_are_looked_up(worker: Path) -> None:
    nothing = edgewise_in(worker, "target", VIRTUAL_ENV="", CONDA_PREFIX="").out
    assert nothing.splitlines()[-1].startswith("packages: no environment was found")
    site = worker / ".venv" / "lib" / "python3.13" / "site-packages"
    site.mkdir(parents=True)
    (worker / ".venv" / "pyvenv.cfg").write_text("")
    found = edgewise_in(worker, "target", VIRTUAL_ENV="", CONDA_PREFIX="").out
    assert found.splitlines()[-1] == (
        "packages: installed packages are looked up in .venv (a virtual environment in the project)"
    )
