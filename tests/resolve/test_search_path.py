"""Which folders are searched, and whose environment it is."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from workspace_files import venv, write

from edgewise.resolve.environment import Origin
from edgewise.semantics.project import Place

if TYPE_CHECKING:
    from edgewise.resolve.workspace import WorkspaceProject


def folders(project: WorkspaceProject, importer: Path | None, top: Path) -> list[str]:
    return [
        Path(entry.folder).relative_to(top).as_posix()
        for entry in project.search_path(importer).entries
    ]


def test_own_code_of_a_plain_workspace(shop, tmp_path):
    project = shop({"pyproject.toml": "", "src/shop/__init__.py": "", "tests/test_shop.py": ""})
    assert folders(project, tmp_path / "tests/test_shop.py", tmp_path) == ["tests", ".", "src"]
    assert folders(project, tmp_path / "src/shop/cart.py", tmp_path) == ["src", "."]
    assert folders(project, None, tmp_path) == [".", "src"]


def test_module_of_a_package_does_not_see_its_siblings_as_top_level(shop, tmp_path):
    project = shop({"shop/__init__.py": "", "shop/resource.py": "", "shop/cart.py": ""})
    assert project.locate("resource", tmp_path / "shop/cart.py") is None


def test_project_in_a_larger_workspace(shop, tmp_path):
    project = shop({"workers/api/wrangler.toml": "", "workers/api/src/entry.py": ""})
    assert folders(project, tmp_path / "workers/api/src/entry.py", tmp_path) == [
        "workers/api/src",
        "workers/api",
        ".",
    ]


def test_worker_searches_vendored_packages_first_and_then_the_folder_of_main_alone(shop, tmp_path):
    project = shop(
        {"src/entry.py": "", "resource.py": "", "python_modules/flask/__init__.py": "", **venv()},
        main="src/entry.py",
    )
    assert folders(project, tmp_path / "src/entry.py", tmp_path) == [
        "python_modules",
        "src",
        ".venv/lib/python3.13/site-packages",
    ]
    assert project.locate("resource", tmp_path / "src/entry.py") is None
    assert project.locate("flask", None).path == tmp_path / "python_modules/flask/__init__.py"


def test_files_beside_a_worker_are_searched_as_on_the_laptop(shop, tmp_path):
    project = shop(
        {"src/entry.py": "", "tests/helper.py": "", "tests/test_entry.py": ""}, main="src/entry.py"
    )
    assert project.locate("helper", tmp_path / "tests/test_entry.py").place is Place.WORKSPACE


def test_file_outside_of_every_root(shop, tmp_path, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    write(elsewhere, {"setup.py": "", "shop/__init__.py": "", "shop/cart.py": "", "tool.py": ""})
    project = shop({"entry.py": ""})
    assert folders(project, elsewhere / "shop/cart.py", elsewhere) == ["."]
    assert project.locate("entry", elsewhere / "tool.py") is None


def test_nearest_virtual_environment_upward(shop, tmp_path):
    project = shop({"api/entry.py": "", **venv("venv"), **venv("api/.venv")})
    assert project.environment(tmp_path / "api/entry.py").root == tmp_path / "api/.venv"
    assert project.environment(tmp_path / "entry.py").root == tmp_path / "venv"


@pytest.mark.parametrize("name", [".venv-workers", ".venv-workers/pyodide-venv"])
def test_environments_of_pywrangler(shop, tmp_path, name):
    found = shop(venv(name)).environment()
    assert (found.root, found.origin) == (tmp_path / name, Origin.PYWRANGLER)


def test_order_of_environments(shop, tmp_path):
    conda = {"conda/lib/python3.12/site-packages/flask/__init__.py": ""}
    files = venv("set") | venv("active") | venv(".venv") | venv(".venv-workers") | conda
    environ = {"VIRTUAL_ENV": str(tmp_path / "active"), "CONDA_PREFIX": str(tmp_path / "conda")}
    assert shop(files, environment="set", environ=environ).environment().origin is Origin.SETTING
    assert shop(files, environ=environ).environment().origin is Origin.VIRTUAL_ENV
    del environ["VIRTUAL_ENV"]
    assert shop(files, environ=environ).environment().origin is Origin.VENV
    write(tmp_path, {".venv/pyvenv.cfg": ""})
    (tmp_path / ".venv/pyvenv.cfg").unlink()
    assert shop({}, environ=environ).environment().origin is Origin.PYWRANGLER
    (tmp_path / ".venv-workers/pyvenv.cfg").unlink()
    assert shop({}, environ=environ).environment().origin is Origin.CONDA


@pytest.mark.parametrize("setting", ["env", "env/bin", "env/bin/python", "./env/"])
def test_setting_names_an_environment_or_its_interpreter(shop, tmp_path, setting):
    project = shop({"env/bin/python": "", **venv("env")}, environment=setting)
    assert project.environment().root == tmp_path / "env"


def test_wrong_setting_is_not_replaced_by_a_guess(shop):
    assert shop(venv(), environment="nowhere").environment() is None


def test_windows_layout(shop, tmp_path):
    project = shop({".venv/pyvenv.cfg": "", ".venv/Lib/site-packages/flask/__init__.py": ""})
    assert project.locate("flask", None).place is Place.INSTALLED


def test_newest_python_of_an_environment(shop, tmp_path):
    files = venv(python="3.9") | venv(python="3.13")
    assert shop(files).environment().site_packages == (
        tmp_path / ".venv/lib/python3.13/site-packages",
    )


def test_folder_without_its_marks_is_no_environment(shop):
    assert shop({".venv/notes.txt": "", "venv/pyvenv.cfg": ""}).environment() is None


def test_system_site_packages(shop, tmp_path):
    system = tmp_path / "usr"
    write(system, {"lib/python3.13/site-packages/numpy/__init__.py": ""})
    config = f"home = {system / 'bin'}\ninclude-system-site-packages = true\n"
    project = shop(venv() | {".venv/pyvenv.cfg": config})
    assert project.locate("numpy", None).place is Place.INSTALLED


def test_pth_files(shop, tmp_path):
    site = ".venv/lib/python3.13/site-packages"
    project = shop(
        {
            f"{site}/paths.pth": "# a comment\n\nimport sys; open('ran', 'w')\nvendor\n"
            f"{tmp_path / 'lib'}\n/no/such/folder\n",
            f"{site}/.hidden.pth": f"{tmp_path / 'hidden'}\n",
            f"{site}/vendor/first.py": "",
            "lib/second.py": "",
            "hidden/third.py": "",
            **venv(),
        }
    )
    assert project.locate("first", None).place is Place.INSTALLED
    assert project.locate("second", None).place is Place.WORKSPACE  # an editable install
    assert project.locate("third", None) is None
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFO")
def test_a_pth_file_that_is_a_pipe_is_not_read(shop, tmp_path):
    project = shop(venv())
    os.mkfifo(tmp_path / ".venv/lib/python3.13/site-packages/pipe.pth")
    assert project.locate("flask", None) is not None


@pytest.mark.parametrize(
    ("file", "package"),
    [
        ("entry.py", ""),
        ("shop/__init__.py", "shop"),
        ("shop/cart.py", "shop"),
        ("shop/models/order.py", "shop.models"),
        ("scripts/run.py", ""),
        (
            ".venv/lib/python3.13/site-packages/google/cloud/storage/client.py",
            "google.cloud.storage",
        ),
    ],
)
def test_package_of_a_file(shop, tmp_path, file, package):
    project = shop({"shop/__init__.py": "", "shop/models/__init__.py": "", file: "", **venv()})
    assert project.package(tmp_path / file) == package


def test_package_ends_at_the_workspace_root(shop, tmp_path):
    project = shop({"__init__.py": "", "shop/__init__.py": "", "shop/cart.py": ""})
    assert project.package(tmp_path / "shop/cart.py") == "shop"


def test_package_below_main_needs_no_init(shop, tmp_path):
    project = shop(
        {"src/__init__.py": "", "src/entry.py": "", "src/shop/cart.py": ""}, main="src/entry.py"
    )
    assert project.package(tmp_path / "src/entry.py") == ""
    assert project.package(tmp_path / "src/shop/cart.py") == "shop"
