"""Packages that nobody should install: what is asked about them ends, and nothing of them runs."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from workspace_files import write

from edgewise.resolve.workspace import WorkspaceProject
from edgewise.runtimes import catalogue

RUNTIME = catalogue.runtime("workers-3.13")
PATIENCE_S = 30.0


def mishap(folder, module):
    """Ask about a module in `python_modules/`, and see that it takes no longer than it may."""
    project = WorkspaceProject([folder], environ={}, at_once=True)
    started = time.monotonic()
    located = project.locate(module, folder / "entry.py")
    found = None
    if located is not None:
        found = project.imported(located, RUNTIME, starts=True)
    assert time.monotonic() - started < PATIENCE_S
    return found


def install(folder, files):
    write(folder / "python_modules", files)


def huge(folder, head):
    install(folder, {"tables.py": "", "shop.py": "import tables\nimport grp\n"})
    with (folder / "python_modules" / "tables.py").open("w") as file:
        file.write(f"{head}TABLE = [\n")
        file.writelines("    0x1234,\n" for _ in range(4_000_000))
        file.write("]\n")


def test_huge_module(tmp_path):
    huge(tmp_path, "")
    assert mishap(tmp_path, "shop").name == "grp"


def test_beginning_of_a_huge_module(tmp_path):
    huge(tmp_path, "import pwd\n")
    assert mishap(tmp_path, "shop").name == "pwd"


def test_huge_module_that_is_cut_in_a_statement(tmp_path):
    # what the text ends with may go on: `else`, the rest of a string, another decorator
    lines = "import json\nif json:\n" + "    json.loads\n" * 40_000 + "import pwd\n"
    install(tmp_path, {"tables.py": lines, "shop.py": "import tables\nimport grp\n"})
    assert mishap(tmp_path, "shop").name == "grp"


def test_ten_thousand_modules_in_a_circle(tmp_path):
    count = 10_000
    files = {
        f"ring/m{number}.py": f"from ring import m{(number + 1) % count}\nfrom ring.m0 import x\n"
        for number in range(count)
    }
    install(tmp_path, {**files, "ring/__init__.py": ""})
    assert mishap(tmp_path, "ring.m0") is None


@pytest.mark.parametrize(
    "text",
    [
        "def broken(:\n",
        "import grp\n\0\n",
        "\ufeffimport json\n",
        "(" * 5_000,
        "x = " + "-" * 5_000 + "1\n",
        "if True:\n" + "".join(" " * depth + "if True:\n" for depth in range(1, 200)),
        "lambda: " * 3_000 + "0\n",
        "def f():\n    return f()\n\nf()\n",
        "class A(A): pass\n",
        "x = [*range(10**12)]\n",
        "x = '%1000000000d' % 1\ny = 'a' * 10**12\nz = 9 ** 9 ** 9\n",
        "while True:\n    pass\n",
    ],
)
def test_strange_text(tmp_path, text):
    install(tmp_path, {"strange.py": "", "shop.py": "import strange\n"})
    (tmp_path / "python_modules" / "strange.py").write_bytes(text.encode())
    assert mishap(tmp_path, "shop") is None


def test_bytes_that_are_no_text(tmp_path):
    install(tmp_path, {"shop.py": ""})
    (tmp_path / "python_modules" / "shop.py").write_bytes(bytes(range(256)) * 40)
    assert mishap(tmp_path, "shop") is None


def test_every_module_calls_the_next(tmp_path):
    """Each call asks about two more: without a memory they would be 2 to the power of 40."""
    files = {
        f"deep/m{number}.py": (
            f"from deep.m{number + 1} import run as next\n\n\n"
            "def run(x=0):\n    return next(x), next(x + 1)\n\n\nrun()\n"
        )
        for number in range(40)
    }
    install(tmp_path, {**files, "deep/m40.py": "def run(x=0):\n    pass\n", "deep/__init__.py": ""})
    assert mishap(tmp_path, "deep.m0") is None


@pytest.mark.skipif(sys.platform == "win32", reason="makes links and pipes")
def test_links_in_a_circle_and_pipes(tmp_path):
    install(tmp_path, {"loop/__init__.py": "from loop import self, pipe\nimport grp\n"})
    package = tmp_path / "python_modules" / "loop"
    (package / "self").symlink_to(package, target_is_directory=True)
    (package / "again.py").symlink_to(package / "again.py")
    os.mkfifo(package / "pipe.py")
    assert mishap(tmp_path, "loop").name == "grp"
    assert mishap(tmp_path, "loop.self.self.self") is not None
    assert mishap(tmp_path, "loop.again") is None


def test_broken_metadata(tmp_path):
    install(
        tmp_path,
        {
            "shop.py": "import grp\n",
            "shop-1.dist-info/METADATA": "\0\0\0",
            "shop-1.dist-info/RECORD": '"\n' * 1_000,
            "shop-1.dist-info/WHEEL": "Tag: \n" * 1_000,
            "-.dist-info/METADATA": "",
        },
    )
    assert mishap(tmp_path, "shop").name == "grp"


def test_nothing_is_executed(tmp_path):
    ran = tmp_path / "ran"
    code = f"from pathlib import Path\nPath({str(ran)!r}).touch()\nimport grp\n"
    install(tmp_path, {"shop/__init__.py": code, "shop.pth": f"import shop; {code!r}\n"})
    assert mishap(tmp_path, "shop").name == "grp"
    assert not Path(ran).exists()
