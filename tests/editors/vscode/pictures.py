"""Takes the pictures of the extension's README and walkthrough, in a real workbench.

`make pictures` runs it.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from chromium import CHROMIUM, chromium
from code_server import PROJECT, CodeServer, installed
from playwright.sync_api import sync_playwright
from workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Callable

MEDIA = PROJECT / "vscode-extension" / "media"
SIZE = {"width": 960, "height": 540}
LOOKS = {
    "editor.minimap.enabled": False,
    "workbench.sideBar.location": "right",
    "workbench.statusBar.visible": True,
    "workbench.layoutControl.enabled": False,
    "editor.lightbulb.enabled": "on",
    "breadcrumbs.enabled": False,
}


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        server = CodeServer(installed("EDGEWISE_CODE_SERVER"), home / "extensions")
        server.install(installed("EDGEWISE_VSIX"), home)
        shop = shutil.copytree(PROJECT / "examples" / "shop", home / "shop")
        with server.serve(home, LOOKS) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
            for name, take in PICTURES.items():
                context = browser.new_context(viewport=SIZE)
                context.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
                window = Workbench(context, address, shop, shop / "src" / "store.py")
                window.squiggles("error").first.wait_for(state="attached")
                window.run("View: Close Primary Side Bar")
                take(window)
                window.page.wait_for_timeout(700)
                window.page.screenshot(path=MEDIA / f"{name}.png")
                context.close()


def hover(window: Workbench) -> None:
    fcntl = window.word("import fcntl", "fcntl")
    fcntl.click()
    window.page.wait_for_timeout(1000)  # for the light bulb
    window.hover(fcntl, "No module named 'fcntl'")


def fix(window: Workbench) -> None:
    window.quick_fixes(window.word("import fcntl", "fcntl"), "Guard the import")


def target(window: Workbench) -> None:
    window.open("wrangler.jsonc")
    window.status().wait_for()


def settings(window: Workbench) -> None:
    window.run("Preferences: Open Settings (UI)")
    window.page.keyboard.type("@ext:edgewise.edgewise")
    window.page.get_by_text("Edgewise: Target").first.wait_for()


PICTURES: dict[str, Callable[[Workbench], None]] = {
    "hover": hover,
    "fix": fix,
    "target": target,
    "settings": settings,
}

if __name__ == "__main__":
    main()
