"""How a requirement gets to a runtime."""

from __future__ import annotations

import pytest

from edgewise.packages.metadata import Distribution
from edgewise.packages.requirements import judge_all, parse
from edgewise.packages.verdict import Delivery
from edgewise.runtimes import catalogue
from packages.conftest import MANYLINUX, Shelf, uv_lock, uv_package

OLDER, NEWER = catalogue.runtime("workers-3.13"), catalogue.runtime("workers-3.14")


def said(written, inventory=None, runtime=OLDER):
    """What becomes of each distribution that a requirement brings."""
    judged = judge_all(parse(written), runtime, inventory or Shelf())
    return {each.chain[-1]: each.verdict.delivery for each in judged}


def verdict(written, inventory=None, runtime=OLDER):
    return next(judge_all(parse(written), runtime, inventory or Shelf())).verdict


# what a lock file lists


@pytest.mark.parametrize(
    ("tags", "delivery"),
    [
        (["py3-none-any"], Delivery.PURE),
        (["py2.py3-none-any"], Delivery.PURE),
        ([MANYLINUX, "py3-none-any"], Delivery.PURE),
        (["cp313-cp313-pyodide_2025_0_wasm32"], Delivery.WHEEL),
        (["cp313-cp313-pyemscripten_2025_0_wasm32"], Delivery.WHEEL),
        (["cp39-abi3-pyodide_2025_0_wasm32"], Delivery.WHEEL),
        (["py3-none-pyodide_2025_0_wasm32"], Delivery.WHEEL),
        (["cp314-cp314-pyemscripten_2026_0_wasm32"], Delivery.UNAVAILABLE),
        (["cp312-cp312-pyodide_2025_0_wasm32"], Delivery.UNAVAILABLE),
        (["py2-none-any"], Delivery.UNAVAILABLE),
        ([MANYLINUX, "cp313-cp313-macosx_11_0_arm64"], Delivery.UNAVAILABLE),
        ([], Delivery.UNKNOWN),
    ],
)
def test_the_wheels_of_a_lock_file(tags, delivery):
    inventory = Shelf((uv_lock(uv_package("fast-thing", *tags)),))
    assert said("Fast_Thing>=1", inventory) == {"fast-thing": delivery}


def test_the_same_lock_file_on_another_runtime():
    inventory = Shelf((uv_lock(uv_package("fast", "cp314-cp314-pyemscripten_2026_0_wasm32")),))
    assert said("fast", inventory, NEWER) == {"fast": Delivery.WHEEL}


def test_it_says_for_what_there_are_wheels():
    tags = (MANYLINUX, "cp313-cp313-win_amd64", "cp313-cp313-macosx_11_0_arm64")
    found = verdict("fast", Shelf((uv_lock(uv_package("fast", *tags, version="2.1")),)))
    assert found.version == "2.1"
    assert found.because == "uv.lock lists wheels for Linux, macOS and Windows only"


@pytest.mark.parametrize(
    "head",
    [
        'requires-python = ">=3.14"\n',  # wheels for older Pythons are left out
        'requires-python = ">=3.12"\nsupported-markers = ["sys_platform == \'linux\'"]\n',
    ],
)
def test_a_lock_file_for_other_targets_says_nothing(head):
    inventory = Shelf((uv_lock(uv_package("fast", MANYLINUX), head=head),))
    assert said("fast", inventory) == {"fast": Delivery.UNKNOWN}


def test_what_comes_from_no_index_is_not_known():
    local = uv_package("mine", MANYLINUX).replace(
        'registry = "https://pypi.example/simple"', 'editable = "../mine"'
    )
    assert said("mine", Shelf((uv_lock(local),))) == {"mine": Delivery.UNKNOWN}


def test_the_fork_of_a_lock_that_is_meant():
    elsewhere = "resolution-markers = [\"sys_platform != 'emscripten'\"]\n"
    there = "resolution-markers = [\"sys_platform == 'emscripten'\"]\n"
    lock = uv_lock(
        uv_package("fast", MANYLINUX, version="2.0", more=elsewhere),
        uv_package("fast", "py3-none-any", version="1.0", more=there),
    )
    found = verdict("fast", Shelf((lock,)))
    assert (found.delivery, found.version) == (Delivery.PURE, "1.0")


# what Pyodide brings


def test_a_build_of_pyodides():
    found = verdict("numpy>=2")
    assert (found.delivery, found.version) == (Delivery.PYODIDE, "2.2.5")
    assert found.because == "Pyodide 0.28.3 has 2.2.5"
    assert verdict("numpy", runtime=NEWER).version == "2.4.6"


def test_a_pure_one_of_pyodides():
    found = verdict("click")
    assert (found.delivery, found.version) == (Delivery.PURE, "8.2.1")


def test_another_version_than_pyodides():
    found = verdict("numpy==2.3.1")
    assert found.delivery is Delivery.UNKNOWN  # an index may have a wheel of it
    lock = uv_lock(uv_package("numpy", MANYLINUX, version="2.3.1"))
    found = verdict("numpy==2.3.1", Shelf((lock,)))
    assert found.delivery is Delivery.UNAVAILABLE
    assert found.because.startswith("uv.lock lists wheels for Linux only, and ")
    assert found.because.endswith("Pyodide 0.28.3 has 2.2.5, which '==2.3.1' excludes")
    assert said("numpy>=2", Shelf((lock,))) == {"numpy": Delivery.PYODIDE}


# what is installed


def test_pure_as_installed():
    here = {"thing": Distribution("thing", "1", (), ("py3-none-any",), (), frozenset(["thing.py"]))}
    assert said("thing", Shelf(here=here)) == {"thing": Delivery.PURE}


def native(*sources, suffix=".cpython-313-x86_64-linux-gnu.so", tag=MANYLINUX):
    return Distribution("fast", "1", (), (tag,), (f"_fast{suffix}",), frozenset(sources))


def test_nothing_but_compiled_modules():
    assert said("fast", Shelf(here={"fast": native()})) == {"fast": Delivery.UNAVAILABLE}


def test_a_compiled_module_beside_python_may_be_an_accelerator():
    shelf = Shelf(here={"fast": native("fast/__init__.py")})
    assert said("fast", shelf) == {"fast": Delivery.UNKNOWN}
    shelf.imports_without_build = lambda distribution, runtime: True
    assert said("fast", shelf) == {"fast": Delivery.PURE}
    shelf.imports_without_build = lambda distribution, runtime: False
    assert said("fast", shelf) == {"fast": Delivery.UNAVAILABLE}


def test_what_was_built_for_the_target():
    built = native(suffix=".cpython-313-wasm32-emscripten.so", tag="")
    assert said("fast", Shelf(in_modules={"fast": built})) == {"fast": Delivery.VENDORED}
    assert said("fast", Shelf(here={"fast": built})) == {"fast": Delivery.WHEEL}
    assert said("fast", Shelf(in_modules={"fast": built}), NEWER) == {"fast": Delivery.UNAVAILABLE}


def test_a_linux_build_in_python_modules_is_not_vendored():
    shelf = Shelf(in_modules={"fast": native()})
    assert said("fast", shelf) == {"fast": Delivery.UNAVAILABLE}


def test_nobody_says_anything():
    assert said("fast") == {"fast": Delivery.UNKNOWN}


# markers, extras, addresses


@pytest.mark.parametrize(
    "marker",
    [
        "sys_platform != 'emscripten'",
        "sys_platform == 'linux' or platform_system == 'Windows'",
        "platform_machine == 'x86_64'",
        "python_version >= '3.14'",
        "extra == 'speed'",
    ],
)
def test_a_marker_that_leaves_it_out(marker):
    inventory = Shelf((uv_lock(uv_package("fast", MANYLINUX)),))
    assert said(f"fast; {marker}", inventory) == {"fast": Delivery.NOT_NEEDED}


def test_a_marker_that_brings_it_in():
    inventory = Shelf((uv_lock(uv_package("fast", MANYLINUX)),))
    marker = "sys_platform == 'emscripten' and python_full_version == '3.13.2'"
    assert said(f"fast; {marker}", inventory) == {"fast": Delivery.UNAVAILABLE}


def test_a_wheel_by_its_address():
    assert said("x @ https://e.example/x-1-py3-none-any.whl#sha256=0") == {"x": Delivery.PURE}
    address = f"https://e.example/x-1-{MANYLINUX}.whl"
    assert said(f"x @ {address}") == {"x": Delivery.UNAVAILABLE}
    assert said("x @ git+https://e.example/x") == {"x": Delivery.UNKNOWN}


# what follows


def test_what_a_locked_package_needs_in_turn():
    needs = (
        'dependencies = [{ name = "middle" }, '
        '{ name = "loop", marker = "sys_platform != \'emscripten\'" }]\n'
    )
    lock = uv_lock(
        uv_package("web", "py3-none-any", more=needs),
        uv_package("middle", "py3-none-any", more='dependencies = [{ name = "fast" }]\n'),
        uv_package("fast", MANYLINUX, more='dependencies = [{ name = "web" }]\n'),
        uv_package("loop", MANYLINUX),
    )
    judged = list(judge_all(parse("web"), OLDER, Shelf((lock,))))
    assert [each.chain for each in judged] == [
        ("web",),
        ("web", "middle"),
        ("web", "middle", "fast"),
    ]
    assert [each.direct for each in judged] == [True, False, False]
    assert judged[-1].verdict.delivery is Delivery.UNAVAILABLE


def test_extras_of_a_locked_package():
    more = '[package.optional-dependencies]\nstandard = [{ name = "fast" }]\n\n'
    web = uv_package("web", "py3-none-any") + more
    inventory = Shelf((uv_lock(web, uv_package("fast", MANYLINUX)),))
    assert said("web", inventory) == {"web": Delivery.PURE}
    assert said("web[Standard]", inventory) == {
        "web": Delivery.PURE,
        "fast": Delivery.UNAVAILABLE,
    }


def test_what_installed_metadata_needs():
    requires = (
        "fast>=1 ; extra == 'speed'",
        "numpy<3",
        "loop; sys_platform != 'emscripten'",
        "???",
    )
    here = {
        "web": Distribution("web", "1", requires, ("py3-none-any",), (), frozenset(["web.py"])),
        "fast": native(),
    }
    assert said("web", Shelf(here=here)) == {"web": Delivery.PURE, "numpy": Delivery.PYODIDE}
    assert said("web[speed]", Shelf(here=here)) == {
        "web": Delivery.PURE,
        "fast": Delivery.UNAVAILABLE,
        "numpy": Delivery.PYODIDE,
    }


def test_what_is_left_out_needs_nothing():
    lock = uv_lock(
        uv_package("web", "py3-none-any", more='dependencies = [{ name = "fast" }]\n'),
        uv_package("fast", MANYLINUX),
    )
    assert said("web; sys_platform == 'linux'", Shelf((lock,))) == {"web": Delivery.NOT_NEEDED}
