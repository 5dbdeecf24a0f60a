"""What lies in an environment and beside a project, read as files."""

from __future__ import annotations

import os
import sys

import pytest
from workspace_files import venv, write

from edgewise.packages.verdict import Delivery, judge
from edgewise.runtimes import catalogue

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
