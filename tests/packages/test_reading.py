"""Lock files and metadata as they are, and as they should not be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgewise.packages.lockfile import read_lock
from edgewise.packages.metadata import read_distribution
from edgewise.packages.requirements import parse

PYLOCK = Path("pylock.toml")
UV = Path("uv.lock")


def test_pylock():
    text = """\
lock-version = "1.0"
created-by = "uv"
requires-python = ">=3.13"

[[packages]]
name = "MarkupSafe"
version = "3.0.4"
marker = "python_version >= '3.13'"
wheels = [{ name = "markupsafe-3.0.4-py3-none-any.whl", url = "https://e.example/x" }]
dependencies = [{ name = "a" }]

[[packages]]
name = "mine"
directory = { path = "../mine" }
wheels = [{ path = "wheels\\\\mine-1-py3-none-any.whl" }, { url = "https://e.example/b%2Bc.whl?x" }]
"""
    lock = read_lock(text, PYLOCK)
    (markup,) = lock.named("markupsafe")
    (mine,) = lock.named("mine")
    assert markup.wheels == ("markupsafe-3.0.4-py3-none-any.whl",)
    assert markup.from_index
    assert markup.markers == ("python_version >= '3.13'",)
    assert [edge.name for edge in markup.edges] == ["a"]
    assert text.splitlines()[markup.range.start.line] == 'name = "MarkupSafe"'
    assert (markup.range.start.column, markup.range.end.column) == (7, 19)
    assert mine.wheels == ("mine-1-py3-none-any.whl", "b+c.whl")
    assert not mine.from_index
    assert lock.requires_python == ">=3.13"


@pytest.mark.parametrize(
    "text",
    [
        "[[package",
        "package = 1",
        "package = [1, {}, {name = 1}]",
        "[[package]]\nname = 'a'\nwheels = 1\nversion = 2\nsource = 3\ndependencies = [1, {}]",
        "[[package]]\nname = 'a'\nwheels = [{url = 'http://[bad/x.whl'}, {url = ''}, {}]",
        "supported-markers = 1\nrequires-python = 1",
        "a = " + "[" * 5000,
    ],
)
def test_broken_locks_raise_nothing(text):
    for path in (UV, PYLOCK):
        lock = read_lock(text, path)
        assert lock is None or not any(each.wheels for each in lock.named("a"))


def test_metadata():
    found = read_distribution(
        "Fast_Thing-1.2.dist-info",
        "Metadata-Version: 2.1\r\nName: Fast.Thing\r\nVersion: 1.2\r\n"
        "Requires-Dist: a (>=1)\r\nRequires-Dist: b ; extra == 'x'\r\n\r\nRequires-Dist: no\r\n",
        "Wheel-Version: 1.0\nTag: cp313-cp313-manylinux_2_17_x86_64\nTag:  x\n",
        'fast/__init__.py,sha256=x,1\n"fast/_c.cpython-313-x86_64-linux-gnu.so",,\n'
        "_alone.abi3.so,,\nfast\\win.pyd,,\n../../../bin/fast,,\nfast.libs/libx.so.1,,\n\n",
    )
    assert (found.name, found.version) == ("fast-thing", "1.2")
    assert found.requires == ("a (>=1)", "b ; extra == 'x'")
    assert found.tags == ("cp313-cp313-manylinux_2_17_x86_64", "x")
    assert found.compiled == (
        "_alone.abi3.so",
        "fast/_c.cpython-313-x86_64-linux-gnu.so",
        "fast/win.pyd",
    )
    assert found.modules == {"fast", "_alone"}
    assert found.compiled_only == {"_alone"}
    assert found.is_pure is False


def test_a_folder_alone():
    found = read_distribution("Some_Name-1.0.post1.dist-info", "", "", "")
    assert (found.name, found.version) == ("some-name", "1.0.post1")
    assert found.is_pure is None
    assert found.modules == set()


@given(st.text(), st.text(), st.text())
def test_no_metadata_raises(metadata, wheel, record):
    found = read_distribution("a-1.dist-info", metadata, wheel, record)
    assert found.name
    assert isinstance(found.is_pure, (bool, type(None)))


@given(st.text())
def test_no_requirement_raises(written):
    requirement = parse(written)
    assert requirement is None or requirement.name
