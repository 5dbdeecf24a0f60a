"""Reads the Markdown fixtures of `rules` and `semantics`: a heading is a case with its code.

    ## A guarded import is a decision
    target: workers-3.13
    ```python
    import syslog  # error: [EW101] ModuleNotFoundError
    ```
    fixed "Guard the import":
    ```python
    …
    ```

`target:` names the runtimes, the default target if it is left out; several such lines make the
same case run on each of the targets. A block with a name after its language (`python shop.py`,
`toml pyproject.toml`) is a file beside the one under test; a wrangler file or `pyproject.toml`
chooses the target where no `target:` line does.

What is expected stands in a comment at the end of the line, several separated by `;`:
severity, code, and the exception that the real runtime raises there, or `silently` where
nothing is raised. A hint on a line that works says neither. `(workerd)` or `(docs)` after it: Node
cannot tell, the fact's evidence decides. `on workers-3.13`: it holds on these runtimes only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = (Path(__file__).parent, Path(__file__).parents[1] / "semantics")
ENTRY = "entry.py"

_EXPECTED = re.compile(r"\s*#\s(?P<all>(?:error|warning|information|hint):\s\[EW\d{3}\].*)$")
_ONE = re.compile(
    r"(?P<severity>error|warning|information|hint):\s\[(?P<code>EW\d{3})\]"
    r"(?:\s(?P<raised>silently|[A-Za-z_][\w.]*))?"
    r"(?:\s\((?P<cited>workerd|docs)\))?"
    r"(?:\son\s(?P<runtimes>[\w. -]+))?"
)
_FENCE = re.compile(r"```(?P<language>\w*)(?:\s+(?P<name>\S+))?\s*")
_FIXED = re.compile(r'fixed(?:\s"(?P<title>[^"]+)")?:\s*')


class FixtureError(ValueError):
    """A fixture file that does not follow the format; says where."""


@dataclass(frozen=True)
class Expectation:
    """One finding on one line, lines counting from one."""

    line: int
    severity: str
    code: str
    raised: str | None
    cited: str | None = None
    runtimes: frozenset[str] | None = None

    def holds_on(self, runtime: str) -> bool:
        """Whether it is expected on a runtime of the target."""
        return self.runtimes is None or runtime in self.runtimes


@dataclass(frozen=True)
class Fixed:
    """What the first fix whose title starts like this makes of the text."""

    title: str | None
    text: str


@dataclass(frozen=True)
class Case:
    """One heading's code with what is expected of it, on one target."""

    fixture: str
    heading: str
    line: int
    text: str = ""
    expected: tuple[Expectation, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    fixed: tuple[Fixed, ...] = ()
    runtimes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the test is called."""
        named = f"{self.fixture}: {self.heading}"
        return f"{named} [{' '.join(self.runtimes)}]" if self.runtimes else named

    @property
    def chooses_target(self) -> bool:
        """Whether one of its files decides what it runs on."""
        return not self.runtimes and any(
            name.startswith(("wrangler.", "pyproject.")) for name, _ in self.files
        )

    def target(self) -> Target:
        """The target of its `target:` line, or the default."""
        if not self.runtimes:
            return Target(catalogue.current_workers(), Choice(ChosenBy.DEFAULT, "it is current"))
        runtimes = tuple(catalogue.runtime(name) for name in self.runtimes)
        return Target(runtimes, Choice(ChosenBy.COMMAND_LINE, "the fixture says so"))


def cases() -> list[Case]:
    """Every case of every fixture file, in order."""
    paths = [path for folder in FOLDERS for path in sorted(folder.glob("*.md"))]
    return [case for path in paths for case in parse(path)]


def parse(path: Path) -> Iterator[Case]:
    """The cases of one file.

    Raises:
        FixtureError: a line that is neither prose, a heading, `target:`, `fixed:` nor a block.
    """
    lines = enumerate(path.read_text("utf-8").split("\n"), 1)
    current: Case | None = None
    targets: list[tuple[str, ...]] = []
    waiting: str | None = None  # the title of the fix whose result comes next
    has_fixed = False
    for number, line in lines:
        where = f"{path.name}:{number}"
        if line.startswith("## "):
            yield from _finished(current, targets)
            current, targets, has_fixed = Case(path.stem, line[3:].strip(), number), [], False
        elif line.startswith("target:"):
            targets.append(tuple(line.partition(":")[2].split()))
        elif match := _FIXED.fullmatch(line):
            waiting, has_fixed = match["title"], True
        elif line.startswith("```"):
            opening = _FENCE.fullmatch(line)
            if current is None or opening is None:
                raise FixtureError(f"{where}: a block outside of a case")
            block = _block(lines, where)
            if has_fixed:
                fixed = Fixed(waiting, block)
                current, has_fixed = replace(current, fixed=(*current.fixed, fixed)), False
            elif opening["name"]:
                file = (opening["name"], block)
                current = replace(current, files=(*current.files, file))
            elif current.text:
                raise FixtureError(f"{where}: a second block to check under one heading")
            else:
                text, expected = expectations(block, where)
                current = replace(current, text=text, expected=expected)
    yield from _finished(current, targets)


def _finished(case: Case | None, targets: list[tuple[str, ...]]) -> Iterator[Case]:
    if case is None:
        return
    if not case.text:
        raise FixtureError(f"{case.fixture}: nothing to check under {case.heading!r}")
    for runtimes in targets or [()]:
        yield replace(case, runtimes=runtimes)


def _block(lines: Iterator[tuple[int, str]], where: str) -> str:
    block: list[str] = []
    for _, line in lines:
        if line == "```":
            return "".join(f"{each}\n" for each in block)
        block.append(line)
    raise FixtureError(f"{where}: a block that does not end")


def expectations(block: str, where: str) -> tuple[str, tuple[Expectation, ...]]:
    """The code without the comments that say what is expected, and what they say."""
    expected = []
    code = []
    for number, line in enumerate(block.split("\n"), 1):
        match = _EXPECTED.search(line)
        if match is None:
            code.append(line)
            continue
        code.append(line[: match.start()])
        for said in match["all"].split(";"):
            one = _ONE.fullmatch(said.strip())
            if one is None:
                raise FixtureError(f"{where}: {said.strip()!r} in line {number} says nothing")
            runtimes = frozenset(one["runtimes"].split()) if one["runtimes"] else None
            expected.append(
                Expectation(
                    number, one["severity"], one["code"], one["raised"], one["cited"], runtimes
                )
            )
    return "\n".join(code), tuple(expected)
