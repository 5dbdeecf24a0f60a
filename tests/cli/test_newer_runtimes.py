"""What a newer runtime would change, where other files decide what differs there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from run import edgewise_in

from edgewise.checker import check
from edgewise.cli import checking as checking_module
from edgewise.cli.checking import Checking
from edgewise.cli.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from edgewise.cli.outcomes import FileOutcome
    from edgewise.finding import Finding
    from edgewise.runtimes.target import Target
    from edgewise.source.document import Document

FLAG = "import sys\n\nON_314 = sys.version_info >= (3, 14)\n"
# Each fails otherwise on Python 3.14, and what decides that is in another file or behind it.
OTHERWISE = {
    "a flag": {"compat.py": FLAG, "entry.py": "from compat import ON_314 as FLAG\n"},
    "a flag that leads on": {
        "compat.py": FLAG,
        "between.py": "from compat import ON_314\n",
        "entry.py": "from between import ON_314 as FLAG\n",
    },
    "two ways": {
        "compat.py": FLAG,
        "one.py": "from compat import ON_314\n",
        "other.py": "from compat import ON_314\n",
        "entry.py": "from one import ON_314 as FLAG\n",
        "second.py": "from other import ON_314 as FLAG\n",
    },
    "a circle": {
        "compat.py": "import between\n" + FLAG,
        "between.py": "import compat\nfrom compat import ON_314\n",
        "entry.py": "from between import ON_314 as FLAG\n",
    },
    "an import": {
        "compat.py": "try:\n    import fcntl\nexcept ImportError:\n    fcntl = None\n",
        "entry.py": "from compat import fcntl as FLAG\n",
    },
}
USE = "import threading\n\nif not FLAG:\n    threading.Thread(target=print).start()\n"


def look(worker: Path, *names: str, cached: bool = False) -> list[FileOutcome]:
    workspace = Workspace(cached=cached)
    checking = Checking(workspace)
    try:
        return [checking.look(worker / "src" / name) for name in names]
    finally:
        workspace.close()


@pytest.mark.parametrize("case", OTHERWISE)
def test_what_is_behind_an_import_counts(worker: Path, case: str) -> None:
    files = OTHERWISE[case]
    for name, text in {"second.py": files["entry.py"], **files}.items():
        is_asked = name in {"entry.py", "second.py"}
        (worker / "src" / name).write_text(text + USE if is_asked else text)
    for outcome in look(worker, "entry.py", "second.py"):  # the second time it is known
        newer = outcome.on_newer["workers-3.14"]
        assert [each.code for each in outcome.findings] == ["EW205", "EW201"]
        assert [each.code for each in newer] == ["EW205"]


def test_what_an_installed_module_does_counts_when_it_is_remembered(
    worker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDGEWISE_CACHE_DIR", str(tmp_path / "cache"))
    package = worker / "python_modules" / "lib"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("import lib.inner\n")
    (package / "inner.py").write_text("import fcntl\n")
    (worker / "src" / "entry.py").write_text("import lib\n")
    for _ in range(2):
        (outcome,) = look(worker, "entry.py", cached=True)
        assert len(outcome.findings) == 1
        assert outcome.on_newer == {"workers-3.14": ()}


def test_the_same_findings_are_not_looked_for_again(
    worker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (worker / "src" / "compat.py").write_text("import os\n\nFLAG = os.sep != '/'\n")
    (worker / "src" / "entry.py").write_text("from compat import FLAG\n" + USE)
    targets: list[tuple[str, ...]] = []

    def counted(document: Document, target: Target, *others: Any) -> list[Finding]:
        targets.append(target.names)
        return check(document, target, *others)

    monkeypatch.setattr(checking_module, "check", counted)
    (outcome,) = look(worker, "entry.py")
    assert len(outcome.findings) == 2
    assert outcome.on_newer == {"workers-3.14": outcome.findings}
    assert set(targets) == {("workers-3.13",)}


def test_without_findings_nothing_newer_is_looked_at(worker: Path) -> None:
    (worker / "src" / "entry.py").write_text("import sys\n\nassert sys.version_info\n")
    (outcome,) = look(worker, "entry.py")
    assert outcome.on_newer == {}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_said_of_a_newer_date(worker: Path, jobs: str) -> None:
    (worker / "src" / "compat.py").write_text(FLAG)
    (worker / "src" / "entry.py").write_text("import fcntl\n")
    for name in ("first.py", "second.py"):
        (worker / "src" / name).write_text("from compat import ON_314 as FLAG\n" + USE)
    for name in range(20):
        (worker / "src" / f"same_{name}.py").write_text("import syslog\n" + "x = 1\n" * 500)
    said = edgewise_in(worker, "check", "--no-cache", "--jobs", jobs, "--output-format", "json")
    (newer,) = [each for each in json.loads(said.out) if each["code"] == "EW503"]
    assert newer["message"] == (
        "With compatibility date 2026-09-08 (Python 3.14, Pyodide 314.0.6) works what fails here"
        " today: `fcntl` (src/entry.py:1), `threading.Thread.start` (src/first.py:5 and 1 other"
        " place). Nothing is known that works today and fails then."
    )
