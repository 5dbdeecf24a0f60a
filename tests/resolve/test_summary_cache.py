"""What is kept on disk about installed modules."""

from __future__ import annotations

import os
import sqlite3
import time

import pytest
from workspace_files import write

from edgewise.resolve.summary_cache import SummaryCache
from edgewise.resolve.workspace import WorkspaceProject
from edgewise.runtimes import catalogue

RUNTIME = catalogue.runtime("workers-3.13")
PACKAGES = {
    "accounts/__init__.py": "from accounts import staff\n",
    "accounts/staff.py": "import grp\n",
    "prices/__init__.py": "VAT = 20\n",
}


@pytest.fixture
def installed(tmp_path):
    packages = tmp_path / "shop" / "python_modules"
    write(packages, PACKAGES)
    return packages


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


def mishap(installed, folder, module="accounts"):
    """Ask as a new process would."""
    cache = SummaryCache(folder)
    project = WorkspaceProject([installed.parent], environ={}, at_once=True, cache=cache)
    try:
        located = project.locate(module, installed.parent / "entry.py")
        return project.imported(located, RUNTIME, starts=True)
    finally:
        project.close()
        cache.close()


def hide(monkeypatch):
    """Let nothing be read any more."""

    def read(*_):
        raise AssertionError("it is read again")

    monkeypatch.setattr("edgewise.resolve.summaries.ModuleSummary", read)


@pytest.mark.parametrize("module", ["accounts", "prices"])
def test_next_start_reads_nothing(installed, folder, monkeypatch, module):
    first = mishap(installed, folder, module)
    assert (first is not None) is (module == "accounts")
    hide(monkeypatch)
    assert mishap(installed, folder, module) == first


def test_file_behind_has_changed(installed, folder):
    assert mishap(installed, folder) is not None
    write(installed, {"accounts/staff.py": "STAFF = ()\n"})
    assert mishap(installed, folder) is None


def test_new_file_comes_in_between(installed, folder):
    guarded = "try:\n    import roles\nexcept ImportError:\n    pass\n"
    write(installed, {"accounts/staff.py": guarded})
    assert mishap(installed, folder) is None
    write(installed, {"roles.py": "raise ValueError('none')\n"})
    assert mishap(installed, folder).failure.exception == "ValueError"


def test_own_modules_are_not_kept(tmp_path, folder):
    write(tmp_path / "shop", {"accounts.py": "import grp\n"})
    cache = SummaryCache(folder)
    project = WorkspaceProject([tmp_path / "shop"], environ={}, at_once=True, cache=cache)
    assert project.imported(project.locate("accounts", None), RUNTIME, starts=True)
    assert not folder.exists()


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\0" + b"x" * 4000])
def test_damaged_file(installed, folder, damage):
    mishap(installed, folder)
    for file in folder.iterdir():
        file.write_bytes(damage)
    assert mishap(installed, folder) is not None


def test_file_in_the_place_of_the_folder(installed, tmp_path):
    (tmp_path / "cache").write_text("")
    assert mishap(installed, tmp_path / "cache") is not None


def test_folder_that_cannot_be_written(installed, folder, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError("read-only file system")

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    assert mishap(installed, folder) is not None


def test_locked_by_another_process(installed, folder, monkeypatch):
    mishap(installed, folder)
    (file,) = folder.glob("*.sqlite")
    monkeypatch.setattr("edgewise.resolve.cache_file._PATIENCE_S", 0.01)
    other = sqlite3.connect(file)
    other.execute("begin exclusive")
    write(installed, {"accounts/staff.py": "import pwd\n"})
    assert mishap(installed, folder).name == "pwd"
    other.rollback()
    other.close()


def test_versions_before_are_cleared_away(installed, folder):
    folder.mkdir()
    old, new = folder / "imports-0123.sqlite", folder / "imports-4567.sqlite"
    old.touch()
    new.touch()
    month = time.time() - 30 * 86_400
    os.utime(old, (month, month))
    mishap(installed, folder)
    assert (old.exists(), new.exists()) == (False, True)
