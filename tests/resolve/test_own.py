"""Modules of a Worker's own that its imports mean and do not get."""

import pytest

from edgewise.checker import check
from edgewise.fixes.edits import compute
from edgewise.fixes.site import apply
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.semantics.project import Hidden
from edgewise.source.document import Document

WORKER = {"src/entry.py": "", "src/prices.py": "", "src/shop/cart.py": "", "json.py": ""}
TARGET = Target((catalogue.runtime("workers-3.14"),), Choice(ChosenBy.COMMAND_LINE, "a test"))


@pytest.mark.parametrize(
    ("module", "name"), [("src.prices", "prices"), ("src.shop.cart", "shop.cart"), ("src", "")]
)
def test_name_with_the_folder_of_main_in_front(shop, tmp_path, module, name):
    project = shop(WORKER, main="src/entry.py")
    own = project.own(module, tmp_path / "src/entry.py", standard=False)
    assert (own.name, own.hidden) == (name, Hidden.PREFIX)


@pytest.mark.parametrize("module", ["prices", "src.nowhere", "requests", "source.prices"])
def test_other_names_mean_no_module_of_its_own(shop, tmp_path, module):
    project = shop(WORKER, main="src/entry.py")
    assert project.own(module, tmp_path / "src/entry.py", standard=False) is None


def test_what_lies_above_main_is_not_the_worker_s(shop, tmp_path):
    project = shop(WORKER, main="src/entry.py")
    assert project.own("json", tmp_path / "src/entry.py", standard=True) is None
    assert project.own("src.prices", tmp_path / "tests/test_prices.py", standard=False) is None


def test_a_module_does_not_hide_itself(shop, tmp_path):
    project = shop({"entry.py": "", "json.py": ""}, main="entry.py")
    assert project.own("json", tmp_path / "json.py", standard=True) is None
    own = project.own("json", tmp_path / "entry.py", standard=True)
    assert own.path == tmp_path / "json.py"


def test_the_folder_of_main_in_front_stops_the_worker(shop, tmp_path):
    text = "from src.prices import total\nimport prices\n"
    project = shop({**WORKER, "src/entry.py": text}, main="src/entry.py")
    path = tmp_path / "src/entry.py"
    document = Document.open(text)
    (finding,) = check(document, TARGET, project, path)
    assert (finding.code, finding.severity.value) == ("EW107", "error")
    (edit,) = compute(finding.fixes[0], finding, document, path, lambda _: "")
    fixed = apply(text, edit.edits)
    assert fixed == "from prices import total\nimport prices\n"
    assert check(Document.open(fixed), TARGET, project, path) == []
