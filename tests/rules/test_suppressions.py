"""When nothing is said of a suppression, though nothing is there that it silences."""

from __future__ import annotations

import pytest

from edgewise.checker import check
from edgewise.config.policy import EVERYTHING, Policy
from edgewise.finding import Tag
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.semantics.project import Awaited, Located, NoProject, Place
from edgewise.source.document import Document

TARGET = Target((catalogue.runtime("workers-3.13"),), Choice(ChosenBy.COMMAND_LINE, "a test"))
STANDARD = "import json  # edgewise: ignore[EW101]\n"
OTHERS = "import shop  # edgewise: ignore[EW104]\n"
OF_OTHERS = "from shop import sell\n\n\ndef f():\n    sell()  # edgewise: ignore[EW202]\n"
FILE = "# edgewise: ignore-file[EW104]\nimport shop\n"


class Installed(NoProject):
    """Has the module `shop`, of which nothing is known but that nothing is wrong with it."""

    def __init__(self, awaited: Awaited) -> None:
        self.awaited = awaited

    def locate(self, module, importer):
        return Located(module, Place.INSTALLED, None) if module == "shop" else None


def said(text: str, project: NoProject, policy: Policy = EVERYTHING) -> list[str]:
    return [each.code for each in check(Document.open(text), TARGET, project, policy=policy)]


@pytest.mark.parametrize("text", [STANDARD, OTHERS, OF_OTHERS, FILE])
def test_when_all_is_known_it_is_unused(text):
    assert said(text, Installed(Awaited.NOTHING)) == ["EW901"]


@pytest.mark.parametrize(
    ("awaited", "text", "codes"),
    [
        (Awaited.MODULES, STANDARD, ["EW901"]),
        (Awaited.MODULES, OTHERS, []),
        (Awaited.MODULES, OF_OTHERS, []),
        (Awaited.MODULES, FILE, []),
        (Awaited.START, STANDARD, []),
        (Awaited.START, OTHERS, []),
    ],
)
def test_what_is_awaited_may_need_it(awaited, text, codes):
    assert said(text, Installed(awaited)) == codes


@pytest.mark.parametrize("text", [OTHERS, OF_OTHERS, FILE])
def test_what_is_not_installed_may_need_it(text):
    assert said(text, NoProject()) == []


def test_an_editor_may_draw_it_faded():
    (finding,) = check(Document.open(STANDARD), TARGET)
    assert finding.tags == (Tag.UNNECESSARY,)


def test_a_rule_that_is_off_may_need_it():
    off = Policy(frozenset({"EW101"}))
    assert said(STANDARD, NoProject(), off) == []
    assert said("import json  # edgewise: ignore[EW101, EW202]\n", NoProject(), off) == ["EW901"]
    assert said(STANDARD, NoProject(), Policy(frozenset({"EW901"}))) == []


@pytest.mark.parametrize(
    "text", [f"{STANDARD}x = (\n", f"x = (\n{STANDARD}", f"def f(:\n{STANDARD}"]
)
def test_text_that_does_not_parse_may_need_it(text):
    assert said(text, NoProject()) == []
