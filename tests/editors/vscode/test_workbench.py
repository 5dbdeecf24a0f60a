"""The packaged extension in VS Code's workbench, used as its user uses it."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import python_extension
from code_server import CodeServer, installed

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench import Workbench

    Open = Callable[..., Workbench]

pytestmark = pytest.mark.editor


def servers(folder: Path) -> set[int]:
    """Return the processes of Edgewise servers that were started from under a folder."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if any(part.startswith(bytes(folder)) and part.endswith(b"start.py") for part in command):
            found.add(int(process.name))
    return found


def until(met: Callable[[], object], limit_s: float = 30) -> None:
    end = time.monotonic() + limit_s
    while not met():
        assert time.monotonic() < end
        time.sleep(0.1)


def expect(locator: object) -> object:
    from playwright.sync_api import expect

    return expect(locator)


def test_squiggle_hover_and_a_fix_that_reaches_the_disk(
    workbench: Open, address: str, shop: Path
) -> None:
    file = shop / "src" / "store.py"
    window = workbench(address, shop, file)

    expect(window.squiggles("error")).to_have_count(1)
    fcntl = window.word("import fcntl", "fcntl")
    said = window.hover(fcntl, "No module named 'fcntl'")
    expect(said).to_contain_text("2026-09-08")
    expect(said).to_contain_text("EW101")
    window.quick_fixes(fcntl, "Guard the import").click()
    expect(window.squiggles("error")).to_have_count(0)
    window.save()
    assert "except ImportError:\n    fcntl = None" in file.read_text()
    expect(window.toasts()).to_have_count(0)


def test_the_status_item_says_the_target_and_opens_the_line_that_chose_it(
    workbench: Open, address: str, shop: Path
) -> None:
    window = workbench(address, shop, shop / "src" / "store.py")
    expect(window.squiggles("error")).to_have_count(1)

    status = window.status()
    expect(status).to_contain_text("Workers · Python 3.13")
    status.get_by_text("wrangler.jsonc:5").click()
    window.in_front("wrangler.jsonc")
    expect(window.cursor()).to_contain_text("Ln 5, Col 37 (12 selected)")


def test_another_date_in_the_wrangler_file_is_another_target(
    workbench: Open, address: str, shop: Path
) -> None:
    window = workbench(address, shop, shop / "src" / "store.py")
    expect(window.squiggles("error")).to_have_count(1)

    window.open("wrangler.jsonc")
    window.replace("2026-03-01", "2026-10-01")
    window.open("store.py")
    expect(window.squiggles("error")).to_have_count(0)
    expect(window.status()).to_contain_text("Workers · Python 3.14")


def test_the_code_in_a_message_opens_the_page_of_the_rule(
    workbench: Open, address: str, shop: Path
) -> None:
    window = workbench(address, shop, shop / "src" / "store.py")
    expect(window.squiggles("error")).to_have_count(1)

    said = window.hover(window.word("import fcntl", "fcntl"), "EW101")
    said.get_by_role("link", name="EW101").click()
    window.in_front("EW101.md")
    page = window.page.frame_locator("iframe.webview.ready").frame_locator("#active-frame")
    expect(page.get_by_role("heading", name="module-not-available (EW101)")).to_be_visible()


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


def leave_a_trace(python: Path, trace: Path) -> Path:
    """Make a Python that leaves a trace when it is started."""
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\ntouch "{trace}"\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return python


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


def test_folders_of_one_workspace_have_their_own_targets(
    workbench: Open, address: str, shop: Path, tmp_path: Path
) -> None:
    newer = tmp_path / "newer"
    newer.mkdir()
    (newer / "wrangler.toml").write_text(
        'name = "newer"\ncompatibility_date = "2026-10-01"\n'
        'compatibility_flags = ["python_workers"]\n'
    )
    (newer / "lock.py").write_text("import curses\n")
    both = tmp_path / "both.code-workspace"
    both.write_text(json.dumps({"folders": [{"path": "shop"}, {"path": "newer"}]}))
    window = workbench(address, both, shop / "src" / "store.py")

    expect(window.status()).to_contain_text("Workers · Python 3.13")
    window.open("lock.py")
    expect(window.squiggles("error")).to_have_count(1)
    expect(window.status()).to_contain_text("Workers · Python 3.14")
