"""Which files `edgewise check` looks at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from run import edgewise_in

if TYPE_CHECKING:
    from pathlib import Path

FAILS = "import syslog\n"


def add(folder: Path, *names: str, text: str = FAILS) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def checked(folder: Path, *paths: str) -> list[str]:
    done = edgewise_in(folder, "check", "--output-format=json", *paths)
    return [each["path"] for each in json.loads(done.out)]


def test_other_peoples_code_is_passed_over(tmp_path: Path) -> None:
    skipped = (".git", ".venv", "venv", "node_modules", "python_modules", "__pycache__", ".tox")
    add(tmp_path, "a.py", "b/c.py", *(f"{name}/x.py" for name in skipped))
    add(tmp_path, "b/node_modules/x.py", "env/lib/x.py", "dist/x.py", "b/build/y/x.py")
    add(tmp_path, "env/pyvenv.cfg", text="")
    add(tmp_path, "b/notes.txt", "b/stub.pyi")
    assert checked(tmp_path) == ["a.py", "b/c.py"]


def test_a_package_called_build_is_not(tmp_path: Path) -> None:
    add(tmp_path, "src/build/__init__.py", "src/build/env.py")
    assert checked(tmp_path) == ["src/build/__init__.py", "src/build/env.py"]


def test_what_is_named_is_checked_all_the_same(tmp_path: Path) -> None:
    add(tmp_path, ".venv/x.py", "out/y.py", "script", "stub.pyi")
    add(tmp_path, ".gitignore", text="out/\n")
    paths = [".venv", "out", "out/y.py", "script", "stub.pyi"]
    assert checked(tmp_path, *paths) == [".venv/x.py", "out/y.py", "script", "stub.pyi"]


@pytest.mark.parametrize("has_repository", [True, False])
def test_gitignore_files_nest(tmp_path: Path, has_repository: bool) -> None:
    if has_repository:
        (tmp_path / ".git").mkdir()
    add(tmp_path, ".gitignore", text="generated/\n*_pb2.py\n/top.py\n")
    add(tmp_path, "a/.gitignore", text="!keep_pb2.py\nlocal.py\n")
    add(tmp_path, "top.py", "x_pb2.py", "a/top.py", "a/keep_pb2.py", "a/other_pb2.py")
    add(tmp_path, "a/local.py", "a/b/local.py", "local.py", "a/generated/z.py", "generated/z.py")
    assert checked(tmp_path) == ["local.py", "a/keep_pb2.py", "a/top.py"]
    assert checked(tmp_path / "a") == ["keep_pb2.py", "top.py"] if has_repository else True
    assert checked(tmp_path, "a") == ["a/keep_pb2.py", "a/top.py"]


def test_a_broken_gitignore_line_is_passed_over(tmp_path: Path) -> None:
    add(tmp_path, ".gitignore", text="!\n[z-\n\\\nskip.py\n")
    add(tmp_path, "skip.py", "a.py")
    assert checked(tmp_path) == ["a.py"]


def test_excludes_of_the_repository_count(tmp_path: Path) -> None:
    add(tmp_path, ".git/info/exclude", text="mine.py\n")
    add(tmp_path, "mine.py", "a/mine.py", "a/b.py")
    assert checked(tmp_path) == ["a/b.py"]
    assert checked(tmp_path / "a") == ["b.py"]


def test_a_repository_within_has_rules_of_its_own(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "inner" / ".git").mkdir(parents=True)
    add(tmp_path, ".gitignore", text="*.py\n")
    add(tmp_path, "a.py", "inner/b.py")
    assert checked(tmp_path) == ["inner/b.py"]


def test_links_to_folders_are_not_followed_and_files_come_once(tmp_path: Path) -> None:
    add(tmp_path, "a/x.py")
    (tmp_path / "b").symlink_to("a")
    assert checked(tmp_path) == ["a/x.py"]
    assert checked(tmp_path, "a", "a/x.py", ".") == ["a/x.py"]
    assert checked(tmp_path, "b") == ["b/x.py"]


def test_each_folder_has_its_own_target(tmp_path: Path) -> None:
    for name, date in (("old", "2025-10-01"), ("new", "2026-10-01")):
        add(tmp_path, f"{name}/src/entry.py", text="import fcntl\n")
        config = f'main = "src/worker.py"\ncompatibility_date = "{date}"\n'
        config += 'compatibility_flags = ["python_workers"]\n'
        add(tmp_path, f"{name}/wrangler.toml", text=config)
    assert checked(tmp_path) == ["old/src/entry.py", "old/wrangler.toml"]


def test_no_python_files(tmp_path: Path) -> None:
    done = edgewise_in(tmp_path, "check")
    assert done.code == 0
    assert "no Python files" in done.err
