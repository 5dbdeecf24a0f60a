"""A VS Code window in a browser, with the hands and eyes of its user."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from playwright.sync_api import TimeoutError as Timeout
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

LIMIT_MS = 60_000
expect.set_options(timeout=30_000)


class Workbench:
    """One window on a folder, a file in it open."""

    def __init__(self, context: BrowserContext, address: str, folder: Path, file: Path) -> None:
        self.page: Page = context.new_page()
        host = urlsplit(address).netloc
        payload = json.dumps([["openFile", f"vscode-remote://{host}{file}"]])
        what = "workspace" if folder.suffix == ".code-workspace" else "folder"
        self.page.goto(
            f"{address}/?{what}={quote(str(folder))}&payload={quote(payload)}",
            wait_until="domcontentloaded",
        )
        self.page.locator(".monaco-workbench").wait_for(timeout=LIMIT_MS)
        tab = self.page.locator(".tabs-container .tab", has_text=file.name)
        tab.first.wait_for(timeout=LIMIT_MS)
        self.page.locator(".monaco-editor .view-line").first.wait_for(timeout=LIMIT_MS)

    def squiggles(self, severity: str) -> Locator:
        """Return the squiggles: of errors, warnings, infos or hints."""
        return self.page.locator(f".monaco-editor .squiggly-{severity}")

    def word(self, line: str, word: str) -> Locator:
        """Return a word in the first line that has some text."""
        return (
            self.page.locator(".view-line", has_text=line)
            .first.locator("span span", has_text=re.compile(rf"^\s*{re.escape(word)}\s*$"))
            .last
        )

    def hover(self, target: Locator, said: str) -> Locator:
        """Point at something until a hover says what it should."""
        shown = self.page.locator(".monaco-hover", has_text=said).first
        for _ in range(4):
            self.page.mouse.move(5, 700)
            target.hover(force=True)
            try:
                shown.wait_for(timeout=5_000)
            except Timeout:
                continue
            return shown
        raise AssertionError(f"No hover says {said!r}")

    def quick_fixes(self, target: Locator, wanted: str) -> Locator:
        """Open the menu of fixes; give the one that is wanted."""
        item = self.page.locator(".action-widget .action", has_text=wanted).first
        for _ in range(4):  # the first Ctrl+. is sometimes swallowed
            target.click()
            self.page.keyboard.press("Control+.")
            try:
                item.wait_for(timeout=4_000)
            except Timeout:
                self.page.keyboard.press("Escape")
                continue
            return item
        raise AssertionError(f"No quick fix {wanted!r}")

    def run(self, command: str, choice: str | None = None) -> None:
        """Run a command from the palette, by its title; make a choice if it asks for one."""
        for _ in range(4):
            self.page.keyboard.press("F1")
            try:
                self._pick(f">{command}", command)
                if choice is not None:
                    self._pick(choice, choice)
            except Timeout:
                self.page.keyboard.press("Escape")
                continue
            return
        raise AssertionError(f"{command} cannot be run")

    def _pick(self, typed: str, label: str) -> None:
        box = self.page.locator(".quick-input-widget input.input").first
        row = self.page.locator(".quick-input-list .monaco-list-row", has_text=label).first
        box.wait_for(timeout=3_000)
        box.fill(typed)
        row.click(timeout=5_000)

    def open(self, name: str) -> None:
        """Open a file of the folder by its name."""
        tab = self.page.locator(".tabs-container .tab.active", has_text=name)
        for _ in range(4):  # keys that come while something else opens are lost
            self.away()
            self.page.keyboard.press("Control+p")
            box = self.page.locator(".quick-input-widget input.input").first
            row = self.page.locator(".quick-input-list .monaco-list-row", has_text=name).first
            try:
                box.wait_for(timeout=3_000)
                box.fill(name)
                row.click(timeout=5_000)
                tab.first.wait_for(timeout=5_000)
            except Timeout:
                self.page.keyboard.press("Escape")
                continue
            return
        raise AssertionError(f"{name} cannot be opened")

    def away(self) -> None:
        """Point at nothing, so that what popped up under the pointer goes."""
        popped_up = self.page.locator(".hover-language-status")
        for attempt in range(10):  # what pops up after the pointer has left waits for its next move
            self.page.mouse.move(5, 400 + 10 * attempt)
            try:
                expect(popped_up).to_have_count(0, timeout=3_000)
            except AssertionError:
                self.page.keyboard.press("Escape")
                continue
            return
        raise AssertionError("what popped up does not go")

    def in_front(self, name: str) -> None:
        """Wait until a file is in front."""
        self.page.locator(".tabs-container .tab.active", has_text=name).first.wait_for()

    def replace(self, old: str, new: str) -> None:
        """Type something over a text in the file in front."""
        line = self.page.locator(".view-line", has_text=old).first
        text = line.inner_text().rstrip()
        line.click()
        self.page.keyboard.press("End")
        for _ in text[text.index(old) + len(old) :]:
            self.page.keyboard.press("ArrowLeft")
        for _ in old:
            self.page.keyboard.press("Shift+ArrowLeft")
        self.page.keyboard.type(new)

    def cursor(self) -> Locator:
        """Return where the status bar says the cursor is."""
        return self.page.locator("#status\\.editor\\.selection")

    def save(self) -> None:
        """Save the file in front."""
        self.page.keyboard.press("Control+s")
        expect(self.page.locator(".tabs-container .tab.active.dirty")).to_have_count(0)

    def status(self) -> Locator:
        """Open the language status beside the language's name; give Edgewise's entry."""
        any_entry = self.page.locator(".hover-language-status .element")
        for _ in range(4):
            self.page.mouse.move(5, 400)
            self.page.locator("#status\\.languageStatus").first.hover()
            try:
                any_entry.first.wait_for(timeout=5_000)
            except Timeout:
                continue
            break
        return any_entry.filter(has_text="Edgewise").or_(any_entry).first

    def toasts(self) -> Locator:
        """Return the messages that popped up."""
        return self.page.locator(".notifications-toasts .notification-list-item-message")

    def close(self) -> None:
        """Close the window."""
        self.page.close()
