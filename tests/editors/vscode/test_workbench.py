"""The packaged extension in VS Code's workbench, used as its user uses it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from watching import expect, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench import Workbench

    Open = Callable[..., Workbench]

pytestmark = pytest.mark.editor


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


def test_the_walkthrough_shows_its_steps_with_their_pictures(
    workbench: Open, address: str, shop: Path
) -> None:
    wide = {"width": 1680, "height": 900}  # pictures want room beside the text
    window = workbench(address, shop, shop / "src" / "store.py", viewport=wide)
    window.run("Welcome: Open Walkthrough...", "Get Started with Edgewise")

    page = window.page.locator(".gettingStartedContainer")
    expect(page.get_by_role("heading", name="Get Started with Edgewise").last).to_be_visible()
    steps = page.locator(".getting-started-step")
    pictures = {
        "See what will not run": "A squiggle under an import",
        "Fix it": "The menu of quick fixes",
        "Know your target": "The status item with the target",
        "No wrangler file?": "The setting edgewise.target",
    }
    expect(steps).to_have_count(len(pictures))
    for title, picture in pictures.items():
        steps.filter(has_text=title).click()
        shown = page.get_by_role("img", name=picture)
        expect(shown).to_be_visible()
        until(lambda shown=shown: shown.evaluate("image => image.complete && image.naturalWidth"))
