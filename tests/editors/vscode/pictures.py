"""Takes the pictures of the extension's README and walkthrough, in a real workbench.

`make pictures` runs it.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from chromium import CHROMIUM, chromium
from code_server import PROJECT, CodeServer, installed
from playwright.sync_api import sync_playwright
from workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

MEDIA = PROJECT / "vscode-extension" / "media"
THEMES = {"": "Light Modern", "-dark": "Dark Modern"}
LOOKS = {
    "editor.minimap.enabled": False,
    "workbench.sideBar.location": "right",
    "workbench.statusBar.visible": True,
    "workbench.activityBar.location": "hidden",
    "workbench.layoutControl.enabled": False,
    "workbench.editor.editorActionsLocation": "hidden",
    "editor.lightbulb.enabled": "on",
    "editor.scrollBeyondLastLine": False,
    "breadcrumbs.enabled": False,
}


@dataclass(frozen=True)
class Picture:
    """What is done in a window before it is photographed, and how large the window is.

    Small, since a walkthrough shows pictures some 500 pixels wide. `take` may give a part of it,
    which is all that is kept.
    """

    take: Callable[[Workbench], Locator | None]
    width: int = 640
    height: int = 400
    settings: dict[str, object] = field(default_factory=dict)


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        home = Path(temporary)
        server = CodeServer(installed("EDGEWISE_CODE_SERVER"), home / "extensions")
        server.install(installed("EDGEWISE_VSIX"), home)
        shop = shutil.copytree(PROJECT / "examples" / "shop", home / "shop")
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        for suffix, theme in THEMES.items():
            for name, picture in PICTURES.items():
                looks = {**LOOKS, "workbench.colorTheme": theme, **picture.settings}
                with server.serve(home, looks) as address:
                    context = browser.new_context(
                        viewport={"width": picture.width, "height": picture.height},
                        device_scale_factor=1.5,
                    )
                    context.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
                    window = Workbench(context, address, shop, shop / "src" / "store.py")
                    window.status().wait_for()
                    window.run("View: Close Primary Side Bar")
                    window.squiggles("error").first.wait_for(state="attached")
                    window.page.wait_for_timeout(2000)
                    reading = window.page.get_by_text("Edgewise reads modules")
                    reading.first.wait_for(state="hidden")
                    part = picture.take(window)
                    window.page.wait_for_timeout(700)
                    (part or window.page).screenshot(path=MEDIA / f"{name}{suffix}.png")
                    context.close()


def hover(window: Workbench) -> None:
    window.squiggles("error").first.wait_for(state="attached")
    fcntl = window.word("import fcntl", "fcntl")
    fcntl.click()
    window.page.wait_for_timeout(1000)  # for the light bulb
    window.hover(fcntl, "No module named 'fcntl'")


def fix(window: Workbench) -> None:
    window.quick_fixes(window.word("import fcntl", "fcntl"), "Guard the import")


def target(window: Workbench) -> None:
    window.open("wrangler.jsonc")
    window.status().wait_for()


def settings(window: Workbench) -> Locator:
    window.run("Preferences: Open Settings (UI)")
    window.page.keyboard.type("@id:edgewise.target")
    window.page.get_by_text("pyodide-314").first.wait_for()
    window.page.mouse.move(5, 5)
    return window.page.locator(".setting-item-contents").first


PICTURES = {
    "hover": Picture(hover, width=800, height=420),
    "fix": Picture(fix, width=760),
    "target": Picture(target, width=720),
    "settings": Picture(
        settings, height=600, settings={"edgewise.target": ["workers-3.13", "pyodide-314"]}
    ),
}

if __name__ == "__main__":
    main()
