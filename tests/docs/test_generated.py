"""What the generated pages say, against the facts that they come from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from documentation.__main__ import DOCS, main, pages
from documentation.accuracy import share
from documentation.markdown import code, table
from documentation.states import State, gap, modules, state
from edgewise.config.options import described
from edgewise.rules import documented
from edgewise.rules.pages import documentation_url
from edgewise.runtimes import catalogue

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    return pages()


def row(written: dict[str, str], module: str) -> list[str]:
    """The words of a module in the table of all, by the table's own columns."""
    (line,) = (
        line
        for line in written["compatibility.md"].splitlines()
        if line.startswith(f'| <span id="{module}">')
    )
    return re.findall(r'class="ew ew-\w+">([^<]+)<', line)


def test_they_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().err


def test_a_stale_page_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("documentation.__main__.DOCS", tmp_path)
    assert main([]) == 0
    (tmp_path / "rules" / "EW101.md").write_text("changed")
    (tmp_path / "modules" / "gone.md").write_text("nobody asks for it")
    (tmp_path / "runtimes" / "index.md").unlink()
    assert main(["--check"]) == 1
    said = capsys.readouterr().err
    assert all(name in said for name in ("rules/EW101.md", "modules/gone.md", "runtimes/index.md"))
    assert "rules/EW102.md" not in said
    assert main([]) == 0
    assert main(["--check"]) == 0


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("json", ["works"] * 8),
        ("fcntl", ["missing", "missing", "in part", *["missing"] * 4, "in part"]),
        ("pty", ["import fails"] * 2 + ["in part"] + ["import fails"] * 4 + ["in part"]),
        ("threading", ["not functional"] * 8),
        ("imp", ["removed"] * 8),
        ("annotationlib", ["not yet"] * 2 + ["works"] + ["not yet"] * 4 + ["works"]),
        ("hashlib", ["in part"] * 8),
        ("random", ["works"] * 8),  # what fails at start-up alone does not count
    ],
)
def test_a_line_of_the_table(written: dict[str, str], module: str, words: list[str]) -> None:
    assert row(written, module) == words


def test_every_public_module_has_its_line(written: dict[str, str]) -> None:
    shown = re.findall(r'^\| <span id="([\w.]+)">', written["compatibility.md"], re.MULTILINE)
    assert tuple(shown) == modules()
    known = {name for name in catalogue.runtime("workers-3.14").modules if name[:1] != "_"}
    lacking = {name for name in known if "._" not in name} - set(shown)
    assert {name.partition(".")[0] for name in lacking} == {
        *("js", "pyodide", "pyodide_js", "workers"),  # the platform's, not Python's
    }


def test_names_count_that_this_python_has_on_linux() -> None:
    old, new = catalogue.runtime("workers-3.12"), catalogue.runtime("workers-3.14")
    assert "epoll" in gap(new, "select").names
    assert "startfile" not in gap(new, "os").names  # Windows
    assert "process_cpu_count" not in gap(old, "os").names  # new in Python 3.13
    assert state(new, "typing") is State.WORKS


@pytest.mark.parametrize("name", catalogue.names())
def test_the_page_of_a_runtime(written: dict[str, str], name: str) -> None:
    page = written[f"runtimes/{name}.md"]
    runtime = catalogue.runtime(name)
    assert runtime.pyodide in page
    missing = page.split("## Modules that are missing")[1].split("\n## ")[0]
    for module in ("winreg", "tkinter", "resource"):
        assert f"[`{module}`](../modules/{module}.md)" in missing
    assert ("fcntl.md" in missing) == (not runtime.modules["fcntl"].available)
    assert "threading.Thread.start" in page.split("## Calls that fail")[1]
    assert ("## While a Worker starts" in page) == runtime.workers


def test_every_rule_has_its_page_where_the_links_lead(
    written: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site that serves `docs/rules` takes the addresses that findings carry."""
    monkeypatch.setattr("edgewise.rules.pages.PUBLISHED_AT", "https://docs.example/rules")
    for rule in documented():
        address = documentation_url(rule.code)
        path = address.removeprefix("https://docs.example/")
        assert f"{path}.md" in written
    assert documentation_url("EW000") == "https://docs.example/rules/"
    assert "rules/index.md" in written


def test_the_command_line_is_whole(written: dict[str, str]) -> None:
    page = written["reference/cli.md"]
    assert "## `edgewise check` {#check}" in page
    assert "`--fail-on" in page or "--fail-on [" in page
    assert "`--stdin-filename PATH`" in page


def test_every_option_is_described(written: dict[str, str]) -> None:
    page = written["reference/configuration.md"]
    assert re.findall(r"^## `([\w-]+)`", page, re.MULTILINE) == [each.name for each in described()]
    assert "[tool.edgewise]\nenvironment = " in page


def test_nothing_of_this_machine_is_in_them(written: dict[str, str]) -> None:
    folder = str(DOCS.parent)
    assert not [name for name, text in written.items() if folder in text]


def test_bars_do_not_end_a_cell() -> None:
    assert table(["a"], [[code("x | y")]]).splitlines()[-1] == "| <code>x &#124; y</code> |"


@pytest.mark.parametrize(
    ("some", "of", "said"),
    [
        (999, 1000, "999 (99.9 %)"),
        (9999, 10000, "9999 (99.9 %)"),
        (1, 5000, "1 (under 0.1 %)"),
        (0, 7, "0 (0.0 %)"),
        (0, 0, "0"),
    ],
)
def test_a_share_is_never_rounded_in_our_favour(some: int, of: int, said: str) -> None:
    assert share(some, of).replace("\N{NO-BREAK SPACE}", " ") == said
