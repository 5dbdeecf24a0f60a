"""What the Workers SDK changes in packages while they are imported."""

from __future__ import annotations

import pytest
from workspace_files import write

from edgewise.resolve.workspace import WorkspaceProject
from edgewise.runtimes import catalogue

WORKERS = catalogue.runtime("workers-3.13")
PYODIDE = catalogue.runtime("pyodide-314")


def mishap(folder, files, module, runtime=WORKERS):
    write(folder / "python_modules", files)
    project = WorkspaceProject([folder], environ={}, at_once=True)
    located = project.locate(module, folder / "entry.py")
    return project.imported(located, runtime, starts=runtime.workers)


def test_entropy_for_a_module_on_the_list(tmp_path):
    code = "from opentelemetry.seeds import seed\n\nSEED = seed()\n"
    files = {
        "opentelemetry/context.py": code,
        "opentelemetry/other.py": code,
        "opentelemetry/seeds.py": "import random\n\n\ndef seed():\n    return random.random()\n",
    }
    assert mishap(tmp_path, files, "opentelemetry.context") is None
    found = mishap(tmp_path, files, "opentelemetry.other")
    assert [step.file for step in found.way] == [
        "opentelemetry/other.py",
        "opentelemetry/seeds.py",
    ]
    assert mishap(tmp_path, files, "opentelemetry.other", PYODIDE) is None


@pytest.mark.parametrize(
    ("module", "raises"), [("requests.adapters", "ModuleNotFoundError"), ("requests.models", None)]
)
def test_module_that_is_hidden_from_another(tmp_path, module, raises):
    name = module.partition(".")[2]
    found = mishap(tmp_path, {f"requests/{name}.py": "import ssl\n"}, module)
    assert (found and found.failure.exception) == raises


def test_where_it_is_awaited(tmp_path):
    code = "try:\n    import ssl\nexcept ImportError:\n    ssl = None\n\nimport grp\n"
    found = mishap(tmp_path, {"requests/adapters.py": code}, "requests.adapters")
    assert found.name == "grp"
