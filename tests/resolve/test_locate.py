"""Where modules are found, and that looking is cheap."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from workspace_files import venv

from edgewise.semantics.project import Located, Place

SITE = ".venv/lib/python3.13/site-packages"


def test_module_beside_the_script(shop, tmp_path):
    project = shop({"entry.py": "", "resource.py": ""})
    assert project.locate("resource", tmp_path / "entry.py") == Located(
        "resource", Place.WORKSPACE, tmp_path / "resource.py"
    )


@pytest.mark.parametrize(
    ("module", "file"),
    [
        ("shop", "shop/__init__.py"),
        ("shop.cart", "shop/cart.py"),
        ("shop.models.order", "shop/models/order.py"),
    ],
)
def test_packages_and_their_modules(shop, tmp_path, module, file):
    project = shop(
        {
            "shop/__init__.py": "",
            "shop/cart.py": "",
            "shop/models/__init__.py": "",
            "shop/models/order.py": "",
        }
    )
    assert project.locate(module, tmp_path / "entry.py").path == tmp_path / file


def test_package_comes_before_module_of_the_same_name(shop, tmp_path):
    project = shop({"shop/__init__.py": "", "shop.py": ""})
    assert project.locate("shop", None).path == tmp_path / "shop/__init__.py"


def test_nothing_inside_a_module_that_is_no_package(shop):
    project = shop({"shop.py": "", f"{SITE}/shop/cart.py": "", **venv()})
    assert project.locate("shop.cart", None) is None


def test_namespace_package_over_two_folders(shop, tmp_path):
    project = shop(
        {
            "google/here.py": "",
            f"{SITE}/google/cloud/storage/__init__.py": "",
            **venv(),
        }
    )
    assert project.locate("google", None) == Located("google", Place.WORKSPACE, None)
    assert project.locate("google.cloud.storage", None) == Located(
        "google.cloud.storage",
        Place.INSTALLED,
        tmp_path / SITE / "google/cloud/storage/__init__.py",
    )


def test_folder_without_modules_is_no_package(shop):
    project = shop({"resource/logo.svg": "", "resource/de/logo.svg": ""})
    assert project.locate("resource", None) is None


def test_stubs_are_not_modules(shop):
    project = shop(
        {
            f"{SITE}/yaml/__init__.pyi": "",
            f"{SITE}/attr-stubs/__init__.pyi": "",
            f"{SITE}/six.pyi": "",
            **venv(),
        }
    )
    assert [project.locate(name, None) for name in ("yaml", "attr", "six")] == [None] * 3


@pytest.mark.parametrize(
    "file",
    [
        "fast.so",
        "fast.abi3.so",
        "fast.cpython-313-x86_64-linux-gnu.so",
        "fast.cpython-313-darwin.so",
        "fast.cp313-win_amd64.pyd",
        "fast.pyd",
    ],
)
def test_compiled_module_is_installed_wherever_it_lies(shop, tmp_path, file):
    project = shop({file: ""})
    assert project.locate("fast", None) == Located("fast", Place.INSTALLED, tmp_path / file)


def test_source_comes_before_its_compiled_build(shop, tmp_path):
    project = shop({"fast.py": "", "fast.cpython-313-x86_64-linux-gnu.so": ""})
    assert project.locate("fast", None) == Located("fast", Place.WORKSPACE, tmp_path / "fast.py")


def test_shared_library_is_no_module(shop):
    project = shop({"libfast.so.1": "", "fast.1.so": ""})
    assert project.locate("libfast", None) is None
    assert project.locate("fast", None) is None


@pytest.mark.parametrize(
    "module", ["", ".", "shop.", ".shop", "..", "shop/cart", "a\0b", "é" * 300]
)
def test_impossible_names_are_nowhere(shop, module):
    assert shop({"shop/__init__.py": "", "shop/cart.py": ""}).locate(module, None) is None


def test_case_counts_on_every_file_system(shop):
    project = shop({"Shop.py": ""})
    assert project.locate("shop", None) is None


def test_the_standard_library_is_never_a_module(shop, tmp_path):
    standard = Path(os.__file__).parent
    project = shop({"entry.py": "", f"{SITE}/lib.pth": f"{standard}\n", **venv()})
    assert project.locate("threading", tmp_path / "entry.py") is None
    assert project.locate("threading", standard / "queue.py") is None
    assert project.locate("decoder", standard / "json" / "scanner.py") is None


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFO, and links need a right")
def test_odd_files_are_passed_by(shop, tmp_path):
    project = shop({"entry.py": ""})
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "loop.py").symlink_to(tmp_path / "loop.py")
    (tmp_path / "around").symlink_to(tmp_path)
    (tmp_path / "gone.py").symlink_to(tmp_path / "nowhere.py")
    importer = tmp_path / "entry.py"
    assert project.locate("pipe", importer) is None
    assert project.locate("loop", importer) is None
    assert project.locate("gone", importer) is None
    assert project.locate("around.around.around.entry", importer) is not None


def test_unreadable_places_hold_nothing(shop, tmp_path):
    project = shop({"entry.py": ""})
    assert project.locate("shop", tmp_path / "no" / "such" / "entry.py") is None
    assert project.locate("shop", Path("a\0b.py")) is None


def test_warm_look_up_is_cheap(shop, tmp_path):
    files = {f"{SITE}/package_{n}/__init__.py": "" for n in range(300)}
    project = shop(
        {"src/entry.py": "", "src/shop/__init__.py": "", "src/shop/cart.py": ""} | files | venv()
    )
    modules = ("shop.cart", "package_200", "not_there", "package_7.missing") * 250
    project.locate("shop", tmp_path / "src/entry.py")
    start = time.perf_counter()
    for module in modules:
        project.locate(module, tmp_path / "src/entry.py")
    assert (time.perf_counter() - start) / len(modules) < 200e-6
