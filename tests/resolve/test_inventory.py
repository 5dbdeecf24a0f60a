"""What lies in an environment and beside a project, read as files."""

from __future__ import annotations

import os
import sys

import pytest
from workspace_files import venv, write

from edgewise.checker import check
from edgewise.packages.verdict import Delivery, judge
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

RUNTIME = catalogue.runtime("workers-3.13")
SITE = ".venv/lib/python3.13/site-packages"


def dist(folder: str, name: str, *files: str, tag: str = "py3-none-any", requires: str = ""):
    """The files of an installed distribution."""
    info = f"{folder}/{name}-1.0.dist-info"
    return {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{requires}\n",
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nTag: {tag}\n",
        f"{info}/RECORD": "".join(f"{file},,\n" for file in files),
    }


def test_an_environment_and_python_modules(shop):
    linux = "_fast.cpython-313-x86_64-linux-gnu.so"
    wasm = "fast/_c.cpython-313-wasm32-emscripten.so"
    inventory = shop(
        {
            **venv(),
            **dist(SITE, "Plain_Thing", "plain_thing.py"),
            **dist(SITE, "_fast", linux, tag="cp313-cp313-linux_x86_64"),
            **dist("python_modules", "fast", "fast/__init__.py", wasm, tag=""),
        }
    ).inventory(None)
    delivered = {
        name: judge(name, RUNTIME, inventory).delivery for name in ("plain.thing", "-fast", "fast")
    }
    assert delivered == {
        "plain.thing": Delivery.PURE,
        "-fast": Delivery.UNAVAILABLE,
        "fast": Delivery.VENDORED,
    }
    assert inventory.has_environment


def test_no_environment(shop):
    inventory = shop({"pyproject.toml": ""}).inventory(None)
    assert not inventory.has_environment
    assert inventory.installed("flask") is None


def test_lock_files_are_read_by_refresh_alone(shop, tmp_path):
    inventory = shop({"pyproject.toml": "", "src/a.py": ""}).inventory(tmp_path / "src" / "a.py")
    assert not inventory.refresh()
    write(tmp_path, {"uv.lock": '[[package]]\nname = "a"\n', "pylock.toml": ""})
    assert not inventory.locks
    assert inventory.refresh()
    assert [lock.path.name for lock in inventory.locks] == ["pylock.toml", "uv.lock"]
    assert not inventory.refresh()
    write(tmp_path, {"uv.lock": "[["})
    assert inventory.refresh()
    assert [lock.path.name for lock in inventory.locks] == ["pylock.toml"]


def test_a_lock_file_of_the_repository(shop, tmp_path):
    project = shop(
        {".git/HEAD": "", "uv.lock": '[[package]]\nname = "a"', "apps/one/pyproject.toml": ""}
    )
    inventory = project.inventory(tmp_path / "apps/one/entry.py")
    inventory.refresh()
    assert [lock.path for lock in inventory.locks] == [tmp_path / "uv.lock"]


def test_a_changed_environment_is_read_anew(shop, tmp_path):
    project = shop({**venv(), **dist(SITE, "a", "a.py")})
    inventory = project.inventory(None)
    assert inventory.installed("a").is_pure
    write(tmp_path, dist(SITE, "b", "b.py"))
    project.invalidate([tmp_path / SITE])
    assert inventory.installed("b").is_pure


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as POSIX has them")
def test_odd_files(shop, tmp_path):
    project = shop({**venv(), **dist(SITE, "a", "a.py")})
    info = tmp_path / SITE / "a-1.0.dist-info"
    (info / "RECORD").unlink()
    os.mkfifo(info / "RECORD")
    (info / "METADATA").unlink()
    (info / "METADATA").symlink_to("METADATA")
    (info / "WHEEL").write_bytes(b"\xff\xfe\0Tag: x\n")
    os.mkfifo(tmp_path / "uv.lock")
    (tmp_path / "pylock.toml").symlink_to("pylock.toml")
    inventory = project.inventory(None)
    inventory.refresh()
    assert inventory.locks == ()
    found = inventory.installed("a")
    assert (found.name, found.version, found.compiled) == ("a", "1.0", None)
    assert judge("a", RUNTIME, inventory).delivery is Delivery.UNKNOWN


def located(project, module):
    found = project.locate(module, None)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("folder", "name", "file", "is_reported"),
    [
        (SITE, "alone", "alone.cpython-313-x86_64-linux-gnu.so", True),
        (SITE, "alone", "alone.cpython-313-wasm32-emscripten.so", False),
        ("python_modules", "alone", "alone.cpython-313-wasm32-emscripten.so", False),
        ("python_modules", "alone", "alone.cpython-313-darwin.so", True),
        (SITE, "alone", "alone.abi3.so", True),
        (SITE, "ujson", "ujson.cpython-313-x86_64-linux-gnu.so", False),  # Pyodide brings it
    ],
)
def test_a_compiled_module_without_a_build(shop, folder, name, file, is_reported):
    tag = "cp313-cp313-linux_x86_64"
    project = shop({**venv(), f"{folder}/{file}": "", **dist(folder, name, file, tag=tag)})
    assert project.unbuilt(located(project, name), RUNTIME) is None  # lock files come first
    while project.pending and project.refine_blocking():
        pass
    unbuilt = project.unbuilt(located(project, name), RUNTIME)
    assert (unbuilt is not None) is is_reported
    if unbuilt is not None:
        assert unbuilt.distribution == "alone"


def test_a_module_that_was_compiled_by_hand(shop):
    file = "own.cpython-313-x86_64-linux-gnu.so"
    project = shop({**venv(), f"{SITE}/{file}": "", f"src/{file}": ""})
    project.unbuilt(located(project, "own"), RUNTIME)
    project.refine_blocking()
    assert project.unbuilt(located(project, "own"), RUNTIME) is None


def test_a_wheel_in_a_lock_file_is_a_build(shop, tmp_path):
    file = "alone.cpython-313-x86_64-linux-gnu.so"
    wheel = "https://e.example/alone-1.0-cp313-cp313-pyemscripten_2025_0_wasm32.whl"
    lock = f'[[package]]\nname = "alone"\nwheels = [{{ url = "{wheel}" }}]\n'
    project = shop(
        {
            **venv(),
            f"{SITE}/{file}": "",
            **dist(SITE, "alone", file, tag="cp313-cp313-linux_x86_64"),
            "pyproject.toml": "",
            "uv.lock": lock,
        }
    )
    project.unbuilt(located(project, "alone"), RUNTIME)
    project.refine_blocking()
    assert project.unbuilt(located(project, "alone"), RUNTIME) is None
    write(tmp_path, {"uv.lock": lock.replace("pyemscripten_2025_0_wasm32", "win_amd64")})
    project.invalidate([tmp_path / "uv.lock"])
    project.refine_blocking()
    assert project.unbuilt(located(project, "alone"), RUNTIME).version == ""


@pytest.mark.parametrize(
    ("file", "hides"),
    [
        ("alone.abi3.so", True),
        ("alone.so", True),
        ("alone.cpython-313-x86_64-linux-gnu.so", False),
        ("alone.pyd", False),
    ],
)
def test_a_compiled_module_that_hides_its_source(shop, file, hides):
    files = dist(SITE, "alone", file, "alone.py", tag="cp313-cp313-linux_x86_64")
    project = shop({**venv(), f"{SITE}/{file}": "", f"{SITE}/alone.py": "", **files}, at_once=True)
    assert located(project, "alone").path.name == "alone.py"
    unbuilt = project.unbuilt(located(project, "alone"), RUNTIME)
    assert (unbuilt is not None and unbuilt.source) is hides


def test_a_source_that_imports_without_its_compiled_module(shop, tmp_path):
    files = dist(SITE, "alone", "alone.abi3.so", "alone.py", tag="cp39-abi3-linux_x86_64")
    project = shop(
        {**venv(), f"{SITE}/alone.abi3.so": "", f"{SITE}/alone.py": "x = 1\n", **files},
        at_once=True,
    )
    target = Target((RUNTIME,), Choice(ChosenBy.COMMAND_LINE, "a test"))
    imports = Document.open("import alone\n")
    assert check(imports, target, project, tmp_path / "app.py") == []
    write(tmp_path, {f"{SITE}/alone.py": "import pwd\n"})
    project.invalidate([tmp_path / SITE / "alone.py"])
    assert [it.code for it in check(imports, target, project, tmp_path / "app.py")] == ["EW105"]


@pytest.mark.parametrize(
    ("name", "init", "files", "is_complete"),
    [
        ("alone", "", ("alone/__init__.py",), True),
        ("alone", "", ("alone/__init__.py", "alone/core.abi3.so"), True),
        ("alone", "__path__ = []", ("alone/__init__.py",), False),
        ("alone", "import sys\nsys.modules['alone.x'] = sys", ("alone/__init__.py",), False),
        ("ujson", "", ("ujson/__init__.py",), False),  # Pyodide brings another
    ],
)
def test_a_package_that_has_no_more_modules(shop, name, init, files, is_complete):
    tag = "cp39-abi3-linux_x86_64" if len(files) > 1 else "py3-none-any"
    project = shop(
        {**venv(), f"{SITE}/{name}/__init__.py": init, **dist(SITE, name, *files, tag=tag)},
        at_once=True,
    )
    assert project.is_complete(located(project, name), RUNTIME) is is_complete


def test_a_namespace_may_have_more_modules(shop):
    project = shop({**venv(), f"{SITE}/shop/cart.py": ""}, at_once=True)
    assert not project.is_complete(located(project, "shop"), RUNTIME)
    assert not project.is_complete(located(project, "shop.cart"), RUNTIME)


def test_what_a_lock_file_has_builds_of_may_have_more_modules(shop):
    wheel = "https://e.example/alone-1.0-cp313-cp313-pyemscripten_2025_0_wasm32.whl"
    files = dist(
        SITE, "alone", "alone/__init__.py", "alone/a.abi3.so", tag="cp39-abi3-linux_x86_64"
    )
    lock = f'[[package]]\nname = "alone"\nwheels = [{{ url = "{wheel}" }}]\n'
    files |= {f"{SITE}/alone/__init__.py": "", "pyproject.toml": "", "uv.lock": lock}
    project = shop({**venv(), **files}, at_once=True)
    assert not project.is_complete(located(project, "alone"), RUNTIME)
