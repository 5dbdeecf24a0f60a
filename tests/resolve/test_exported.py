"""What a name of the project's modules is on a runtime."""

from __future__ import annotations

import asyncio

import pytest
from workspace_files import write

from edgewise.runtimes import catalogue
from edgewise.semantics.values import UNKNOWN, Foreign, constant, only

NEW = catalogue.runtime("pyodide-314")
OLD = catalogue.runtime("pyodide-0.28")
VERSION = "import sys\nPY314 = sys.version_info >= (3, 14)\n"


def learn(project):
    """Wait for the process that reads modules; whether it told anything new."""
    learnt = False
    while project.pending:
        learnt |= project.refine_blocking()
    return learnt


def test_command_line_knows_at_once(shop):
    project = shop({"version.py": VERSION}, at_once=True)
    version = project.locate("version", None)
    assert project.exported(version, "PY314", NEW) == constant(value=True)
    assert project.exported(version, "PY314", OLD) == constant(value=False)
    assert not project.pending


def test_editor_knows_with_the_next_revision(shop):
    project = shop({"version.py": VERSION})
    version, before = project.locate("version", None), project.revision
    assert project.exported(version, "PY314", NEW) == UNKNOWN
    assert project.pending == 1

    async def refined():
        while project.pending:
            await project.refine()

    asyncio.run(refined())
    assert project.revision > before
    assert project.exported(version, "PY314", NEW) == constant(value=True)
    assert not project.pending


def test_nothing_learnt_is_no_new_revision(shop):
    project = shop({"jobs.py": "import outside\n\nrun = outside.find()\n"})
    jobs = project.locate("jobs", None)
    assert project.exported(jobs, "run", NEW) == UNKNOWN
    before = project.revision
    assert not learn(project)
    assert project.revision == before
    assert project.exported(jobs, "run", NEW) == UNKNOWN
    assert not project.pending


def test_last_answer_holds_until_the_changed_file_is_read(shop, tmp_path):
    project = shop({"flags.py": "FAST = True\n"})
    flags = project.locate("flags", None)
    project.exported(flags, "FAST", NEW)
    learn(project)
    write(tmp_path, {"flags.py": "FAST = False\n"})
    assert project.exported(flags, "FAST", NEW) == constant(value=True)
    assert learn(project)
    assert project.exported(flags, "FAST", NEW) == constant(value=False)


def test_a_module_behind_the_module_changes(shop, tmp_path):
    project = shop({"flags.py": "from deep import FAST\n", "deep.py": "FAST = True\n"})
    flags = project.locate("flags", None)
    project.exported(flags, "FAST", NEW)
    learn(project)
    write(tmp_path, {"deep.py": "FAST = False\n"})
    project.invalidate([tmp_path / "deep.py"])
    project.exported(flags, "FAST", NEW)
    assert learn(project)
    assert project.exported(flags, "FAST", NEW) == constant(value=False)


def test_a_submodule_is_none_of_the_package_s_names(shop):
    project = shop({"shop/__init__.py": "from . import cart\n", "shop/cart.py": ""}, at_once=True)
    package = project.locate("shop", None)
    found = only(project.exported(package, "cart", NEW))
    assert isinstance(found, Foreign)
    assert found.located.module == "shop.cart"
    assert not project.exported(package, "orders", NEW)


@pytest.mark.parametrize(
    "text",
    [
        "A = B = A\n",
        "from one import A\n",
        "from two import A\n",
        "import one\nA = one.A\n",
        "from two import *\n",
        "A = \n",
        "\0",
        "A = " + "(" * 500,
        "\n".join(f"A{i} = A{i + 1}" for i in range(300)) + "\nA = A0\n",
    ],
)
def test_odd_modules_have_no_answer(shop, text):
    project = shop({"one.py": text, "two.py": "from one import *\n"}, at_once=True)
    found = project.exported(project.locate("one", None), "A", NEW)
    assert found in (None, UNKNOWN)


def test_a_long_module_is_not_read(shop):
    project = shop({"data.py": "FAST = True\n" + "# data\n" * 60_000}, at_once=True)
    assert project.exported(project.locate("data", None), "FAST", NEW) is None


def test_a_file_that_is_gone(shop, tmp_path):
    project = shop({"flags.py": "FAST = True\n"}, at_once=True)
    flags = project.locate("flags", None)
    (tmp_path / "flags.py").unlink()
    assert project.exported(flags, "FAST", NEW) is None
