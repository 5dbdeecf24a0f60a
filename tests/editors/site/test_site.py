"""The documentation as a reader has it: a browser opens what `make docs` built."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from conftest import Visit

pytestmark = pytest.mark.editor

NARROW = 360
PAGES = (
    *("", "compatibility/", "editors/", "accuracy/", "rules/", "rules/EW101/", "beside/"),
    *("runtimes/", "runtimes/workers-3.13/", "modules/os/", "modules/multiprocessing/"),
    *("reference/cli/", "reference/vscode/", "reference/editors/"),
)


def rows(page: Page) -> list[str]:
    """The modules that the table shows."""
    return page.locator(".ew-compatibility tbody tr:visible td:first-child").all_inner_texts()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(visit: Callable[..., Visit], path: str) -> None:
    page = visit(NARROW, 740).open(path)
    page.locator("h1").first.wait_for()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.evaluate("document.documentElement.clientWidth")
    # what is wider than the page scrolls in a field of its own
    page.evaluate("window.scrollTo(500, 0)")
    assert page.evaluate("window.scrollX") == 0


def test_search_finds_a_module(visit: Callable[..., Visit]) -> None:
    page = visit().open("")
    page.keyboard.press("Control+k")
    page.keyboard.type("fcntl", delay=30)
    result = page.locator("a", has_text="fcntl").first
    result.wait_for()
    result.click()
    page.wait_for_url(re.compile("fcntl"))
    assert "fcntl" in page.locator("h1").first.inner_text()


def test_the_table_filters(visit: Callable[..., Visit]) -> None:
    page = visit().open("compatibility/")
    everything = rows(page)
    assert len(everything) > 700

    field = page.get_by_label("Module", exact=True)
    field.fill("FCN")
    assert rows(page) == ["fcntl"]
    assert page.locator(".ew-filter output").inner_text().startswith("1 of ")
    field.fill("")

    page.get_by_label("Show").select_option("absent")
    absent = rows(page)
    assert {"winreg", "fcntl", "pty"} < set(absent)
    assert not {"json", "threading"} & set(absent)

    page.get_by_label("modules in packages").uncheck()
    assert not [name for name in rows(page) if "." in name]

    # what is missing depends on the runtimes that one looks at
    page.get_by_label("Runtimes").select_option("Workers")
    page.get_by_label("Show").select_option("differing")
    assert "fcntl" in rows(page)
    assert page.locator(".ew-compatibility th:visible").count() == 4


def test_a_filter_can_be_bookmarked(visit: Callable[..., Visit]) -> None:
    page = visit().open("compatibility/")
    page.get_by_label("Module", exact=True).fill("hash")
    page.get_by_label("Runtimes").select_option("Pyodide")
    again = visit().open(page.url.partition("/")[2].partition("/")[2].partition("/")[2])
    assert rows(again) == rows(page) == ["hashlib"]
    assert again.get_by_label("Runtimes").input_value() == "Pyodide"


def test_the_head_stays_and_a_line_has_an_address(visit: Callable[..., Visit]) -> None:
    page = visit().open("compatibility/#zoneinfo")
    line = page.locator("tr.ew-named")
    line.wait_for()
    page.wait_for_timeout(600)
    box, head = line.bounding_box(), page.locator(".ew-compatibility th").first.bounding_box()
    assert line.locator("td").first.inner_text() == "zoneinfo"
    assert box is not None
    assert head is not None
    assert 0 < head["y"] < box["y"] < 800
    # the head is what one sees there, not covered by the site's own
    seen = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('th') !== null",
        [head["x"] + 5, head["y"] + head["height"] / 2],
    )
    assert seen


def test_a_phone_shows_the_workers_beside_the_names(visit: Callable[..., Visit]) -> None:
    page = visit(NARROW, 740).open("compatibility/#fcntl")
    line = page.locator("tr.ew-named")
    words = line.locator("td:visible")
    assert words.all_inner_texts() == ["fcntl", "missing", "missing", "in part"]
    last = words.last.bounding_box()
    assert last is not None
    assert last["x"] + last["width"] <= NARROW
    page.get_by_label("Runtimes").select_option("all")
    page.locator(".ew-compatibility").evaluate("field => field.scrollLeft = 400")
    name = line.locator("td").first.bounding_box()
    assert name is not None
    assert 0 <= name["x"] < 60  # the names stay beside what is scrolled


def test_a_module_leads_to_why_and_what_instead(visit: Callable[..., Visit]) -> None:
    page = visit().open("compatibility/?q=fcntl")
    page.locator(".ew-compatibility a", has_text="fcntl").click()
    page.wait_for_url("**/modules/fcntl/")
    text = page.locator("article").inner_text()
    assert "No module named 'fcntl'" in text
    assert "Durable Object" in text
    assert "workerd" in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_system_and_can_be_switched(
    visit: Callable[..., Visit], scheme: str
) -> None:
    page = visit(color_scheme=scheme).open("compatibility/")
    assert luminance(page, "body") > 128 if scheme == "light" else luminance(page, "body") < 128
    seen = set()
    for _ in range(3):
        page.locator("[data-md-component='palette'] label:visible").first.click()
        page.wait_for_timeout(200)
        seen.add(luminance(page, "body") > 128)
    assert seen == {True, False}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_can_be_read(visit: Callable[..., Visit], scheme: str) -> None:
    """The contrast that WCAG asks of small text: 4.5."""
    page = visit(color_scheme=scheme).open("compatibility/")
    page.locator("details summary").first.click()
    for word in page.locator("details .ew").all():
        text, ground = (
            relative_luminance(word.evaluate(f"element => getComputedStyle(element).{name}"))
            for name in ("color", "backgroundColor")
        )
        contrast = (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
        assert contrast >= 4.5, word.inner_text()


def test_without_scripts_the_table_is_there(visit: Callable[..., Visit]) -> None:
    page = visit(java_script_enabled=False).open("compatibility/")
    assert page.locator(".ew-compatibility tbody tr").count() > 700
    assert page.locator(".ew-filter").count() == 0


class _Links(HTMLParser):
    """What a page refers to, and the names in it that others can refer to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        stated = dict(attributes)
        self.names |= {name for key in ("id", "name") if (name := stated.get(key))}
        if tag in {"a", "link", "script", "img"}:
            self.links += [link for key in ("href", "src") if (link := stated.get(key))]


def test_every_link_leads_somewhere(site: Path) -> None:
    """What the build does not see, it is asked of the pages themselves."""
    read: dict[Path, _Links] = {}
    for path in site.rglob("*.html"):
        read[path] = _Links()
        read[path].feed(path.read_text("utf-8"))
    broken = []
    for path, found in read.items():
        if path.name == "404.html":
            continue  # served at any depth
        for link in found.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            aim = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            aim = aim / "index.html" if aim.is_dir() else aim
            if not aim.is_file() or (
                parts.fragment and aim in read and unquote(parts.fragment) not in read[aim].names
            ):
                broken.append(f"{path.relative_to(site)}: {link}")
    assert broken == []


def luminance(page: Page, selector: str) -> float:
    """How bright an element's ground is, from 0 to 255."""
    color = page.locator(selector).evaluate("element => getComputedStyle(element).backgroundColor")
    return sum(channels(color)) / 3


def relative_luminance(color: str) -> float:
    """As WCAG defines it, from 0 to 1."""
    linear = [
        each / 3294.6 if each <= 10.31 else ((each / 255 + 0.055) / 1.055) ** 2.4
        for each in channels(color)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def channels(color: str) -> list[float]:
    """Red, green and blue of `rgb(…)` or `color(srgb …)`, from 0 to 255."""
    numbers = [float(each) for each in re.findall(r"[\d.]+", color)][:3]
    return [each * 255 for each in numbers] if color.startswith("color(") else numbers
