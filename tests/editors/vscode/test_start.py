"""How the packaged extension starts, and what its user sees when it cannot.

`When it does not start` in the extension's README lists these.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import python_extension
from code_server import PROJECT, CodeServer, installed
from watching import expect, leave_a_trace, servers, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench import Workbench

    Open = Callable[..., Workbench]

pytestmark = pytest.mark.editor


def set_up(folder: Path, **settings: object) -> None:
    """Write a folder's settings for Edgewise."""
    (folder / ".vscode").mkdir()
    (folder / ".vscode" / "settings.json").write_text(
        json.dumps({f"edgewise.{name}": value for name, value in settings.items()})
    )


def environment_in(folder: Path) -> Path:
    """Make a virtual environment; give its Python."""
    venv.create(folder, symlinks=True)
    return folder / "bin" / "python"


def program(path: Path, *lines: str) -> Path:
    """Write a program of the shell."""
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)
    return path


def test_without_a_python_one_message_says_what_to_do(
    workbench: Open, code_server: CodeServer, shop: Path, tmp_path: Path
) -> None:
    # As if started from a shell whose PATH has no Python.
    nothing = {"PATH": str(code_server.node.parent), "VSCODE_CLI": "1"}
    with code_server.serve(tmp_path, environment=nothing) as address:
        window = workbench(address, shop, shop / "src" / "store.py")

        expect(window.toasts()).to_have_count(1)
        expect(window.toasts()).to_contain_text("Edgewise needs Python 3.10 or newer")
        window.open("reports.py")
        expect(window.toasts()).to_have_count(1)
        expect(window.status()).to_contain_text("Edgewise is not running")
        window.away()
        window.page.get_by_role("button", name="Select Python").click()
        expect(window.page.locator(".settings-editor")).to_contain_text("Edgewise: Interpreter")


def too_old(folder: Path) -> Path:
    description = {"executable": "python", "version": [3, 8, 18], "suffixes": [".so"]}
    return program(folder / "python3.8", f"echo '{json.dumps(description)}'")


def environment_without_its_python(folder: Path) -> Path:
    python = environment_in(folder / "environment")
    python.unlink()
    python.symlink_to("/opt/python-that-was-updated/bin/python3")
    return python


def environment_without_its_library(folder: Path) -> Path:
    failure = "ModuleNotFoundError: No module named 'encodings'"
    return program(folder / "python3", f'echo "{failure}" >&2', "exit 1")


@pytest.mark.parametrize(
    ("python", "because"),
    [
        (too_old, "it is Python 3.8.18, and Edgewise needs Python 3.10 or newer"),
        (environment_without_its_python, "ENOENT"),
        (environment_without_its_library, "No module named 'encodings'"),
    ],
)
def test_a_python_that_cannot_run_it_is_named_with_the_reason(
    python: Callable[[Path], Path],
    because: str,
    workbench: Open,
    address: str,
    *,
    shop: Path,
    tmp_path: Path,
) -> None:
    chosen = python(tmp_path)
    set_up(shop, interpreter=str(chosen))
    window = workbench(address, shop, shop / "src" / "store.py")

    expect(window.toasts()).to_have_count(1)
    expect(window.toasts()).to_contain_text(str(chosen))
    expect(window.toasts()).to_contain_text(because)
    window.page.get_by_role("button", name="Open Settings").click()
    expect(window.page.locator(".settings-editor")).to_contain_text("Edgewise: Interpreter")


def test_an_environment_without_edgewise_gets_the_bundled_server(
    workbench: Open, code_server: CodeServer, address: str, shop: Path
) -> None:
    python = environment_in(shop / ".venv")
    set_up(shop, interpreter=str(python), importStrategy="fromEnvironment")
    before = servers(code_server.extensions)
    window = workbench(address, shop, shop / "src" / "store.py")

    expect(window.squiggles("error")).to_have_count(1)
    assert servers(code_server.extensions) - before
    expect(window.toasts()).to_have_count(0)


def test_paths_with_spaces_and_other_scripts(
    workbench: Open, code_server: CodeServer, tmp_path: Path
) -> None:
    home = tmp_path / "Jürgen Müller (漢字)"
    mine = CodeServer(code_server.installed, home / "extensions")
    mine.install(installed("EDGEWISE_VSIX"), home)
    shop = shutil.copytree(PROJECT / "examples" / "shop", home / "my wörker")
    environment_in(shop / ".venv")
    set_up(shop, interpreter="${workspaceFolder}/.venv/bin/python")
    with mine.serve(home) as address:
        window = workbench(address, shop, shop / "src" / "store.py")

        expect(window.squiggles("error")).to_have_count(1)
        expect(window.toasts()).to_have_count(0)
        (server,) = servers(mine.extensions)
        assert str(shop).encode() in Path(f"/proc/{server}/cmdline").read_bytes()


def test_nothing_has_to_be_written(
    workbench: Open, code_server: CodeServer, shop: Path, tmp_path: Path
) -> None:
    files = sorted(shop.rglob("*"))
    for path in (*files, shop):
        path.chmod(0o555 if path.is_dir() else 0o444)
    (tmp_path / ".cache").write_text("no folder can be made here, not even by root\n")
    with code_server.serve(tmp_path) as address:
        window = workbench(address, shop, shop / "src" / "store.py")

        expect(window.squiggles("error")).to_have_count(1)
        expect(window.status()).to_contain_text("Workers · Python 3.13")
        expect(window.toasts()).to_have_count(0)
    assert sorted(shop.rglob("*")) == files


def test_two_windows_have_the_interpreters_of_their_folders(
    workbench: Open, address: str, shop: Path, tmp_path: Path
) -> None:
    other = shutil.copytree(shop, tmp_path / "other")
    for folder in (shop, other):
        python = leave_a_trace(folder / ".venv" / "bin" / "python", folder / "started")
        set_up(folder, interpreter=str(python))
    window = workbench(address, shop, shop / "src" / "store.py")
    expect(window.squiggles("error")).to_have_count(1)
    assert (shop / "started").exists()
    assert not (other / "started").exists()

    window = workbench(address, other, other / "src" / "store.py")
    expect(window.squiggles("error")).to_have_count(1)
    assert (other / "started").exists()


def test_a_huge_folder(workbench: Open, address: str, shop: Path) -> None:
    for number in range(20_000):
        folder = shop / "src" / f"part{number // 200}"
        folder.mkdir(exist_ok=True)
        (folder / f"module{number}.py").write_text("import json\n")
    window = workbench(address, shop, shop / "src" / "store.py")

    expect(window.squiggles("error")).to_have_count(1)
    expect(window.toasts()).to_have_count(0)


def test_a_server_that_is_restarted_or_crashes_comes_back_quietly(
    workbench: Open, code_server: CodeServer, address: str, shop: Path
) -> None:
    before = servers(code_server.extensions)
    window = workbench(address, shop, shop / "src" / "store.py")
    expect(window.squiggles("error")).to_have_count(1)
    (first,) = servers(code_server.extensions) - before

    window.run("Edgewise: Restart Server")
    until(lambda: servers(code_server.extensions) - before - {first})
    expect(window.squiggles("error")).to_have_count(1)
    (second,) = servers(code_server.extensions) - before

    os.kill(second, signal.SIGKILL)
    until(lambda: servers(code_server.extensions) - before - {second})
    expect(window.squiggles("error")).to_have_count(1)
    expect(window.toasts()).to_have_count(0)


def test_a_server_that_never_starts_is_given_up_with_one_message(
    workbench: Open, code_server: CodeServer, shop: Path, tmp_path: Path
) -> None:
    started = tmp_path / "started"
    broken = tmp_path / "edgewise"
    broken.write_text(f'#!/bin/sh\necho again >> "{started}"\nexit 3\n')
    broken.chmod(0o755)
    with code_server.serve(tmp_path, {"edgewise.path": str(broken)}) as address:
        window = workbench(address, shop, shop / "src" / "store.py")

        expect(window.toasts()).to_contain_text("keeps crashing and is not started again")
        expect(window.toasts()).to_have_count(1)
        assert started.read_text().split() == ["again"] * 5
        broken.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m edgewise "$@"\n')
        window.page.get_by_role("button", name="Restart").click()
        expect(window.squiggles("error")).to_have_count(1)


@pytest.fixture
def trap(shop: Path) -> Path:
    """The trace of a Python of the folder that the folder's settings name."""
    trace = shop / "started"
    python = leave_a_trace(shop / ".venv" / "bin" / "python", trace)
    (shop / ".vscode").mkdir()
    (shop / ".vscode" / "settings.json").write_text(
        json.dumps({"edgewise.interpreter": str(python), "edgewise.path": ""})
    )
    return trace


def test_nothing_of_a_folder_is_started_before_it_is_trusted(
    workbench: Open, code_server: CodeServer, shop: Path, trap: Path, tmp_path: Path
) -> None:
    asking = {"security.workspace.trust.startupPrompt": "never"}
    with code_server.serve(tmp_path, asking, trusting=False) as address:
        window = workbench(address, shop, shop / "src" / "store.py")

        expect(window.page.get_by_text("Restricted Mode").first).to_be_visible()
        expect(window.squiggles("error")).to_have_count(1)
        assert not trap.exists()

        window.run("Workspaces: Manage Workspace Trust")
        window.page.get_by_role("button", name="Trust", exact=True).first.click()
        until(trap.exists)


def test_the_environment_selected_in_the_python_extension_runs_the_server(
    workbench: Open, code_server: CodeServer, shop: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "started"
    selected = leave_a_trace(tmp_path / "environment" / "bin" / "python", trace)
    both = CodeServer(code_server.installed, tmp_path / "extensions")
    both.install(installed("EDGEWISE_VSIX"), tmp_path)
    both.install(python_extension.package(selected, tmp_path / "python.vsix"), tmp_path)
    with both.serve(tmp_path) as address:
        window = workbench(address, shop, shop / "src" / "store.py")
        expect(window.squiggles("error")).to_have_count(1)
        assert trace.exists()
