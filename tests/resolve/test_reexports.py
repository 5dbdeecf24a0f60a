"""Whether a module's text may hand on a name of the standard library."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from test_meaning import COMPAT
from workspace_files import write

from edgewise.resolve.jedi_client import JediClient
from edgewise.resolve.reexports import ReExports

if TYPE_CHECKING:
    from pathlib import Path

MAY = [text for text, name in COMPAT.values() if name is not None] + [
    "from threading import (  # (all of them)\n    Lock,  # first)\n    Thread,\n)",
    "from threading import Lock, \\\n    Thread",
    "import threading; Thread = threading.Thread",
    "if x: Thread = other",
    "Thread \\\n  = other.Thread",
    "import threading as Thread",
]
NOT = [
    "",
    "class Thread: ...",
    "def Thread(): ...",
    "Thread = make()",
    "Thread = 'Thread'",
    "x = Thread",
    "from threading import Lock as Lock",
    "import threading\nthreading.Thread().start()",
    "# from threading import Thread",
]


@pytest.mark.parametrize("text", MAY)
def test_may_be_handed_on(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"compat.py": text})
    assert ReExports().possible(tmp_path / "compat.py", "Thread")


@pytest.mark.parametrize("text", NOT)
def test_is_made_there(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"compat.py": text})
    assert not ReExports().possible(tmp_path / "compat.py", "Thread")


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    file, texts = tmp_path / "compat.py", ReExports()
    write(tmp_path, {"compat.py": ""})
    assert not texts.possible(file, "Thread")
    write(tmp_path, {"compat.py": "from threading import Thread"})
    os.utime(file, (1, 1))
    assert texts.possible(file, "Thread")


def test_what_cannot_be_read_is_asked(tmp_path: Path) -> None:
    assert ReExports().possible(tmp_path / "gone.py", "Thread")


class Nobody(JediClient):
    """A worker that must not be needed."""

    def start(self, limit_s: float = 0.0) -> bool:
        raise AssertionError("it was started")

    ask = start  # type: ignore[assignment]


def test_nobody_is_asked_about_a_submodule(shop) -> None:
    files = {"shop/__init__.py": "from .cart import Cart", "shop/cart.py": "class Cart: ..."}
    project = shop(files, jedi=Nobody(["nobody"]))
    package = project.locate("shop", None)
    project.meaning(package, "cart")
    assert project.pending == 1
    assert not project.refine_blocking()
    assert project.pending == 0
    assert project.meaning(package, "cart") is None
