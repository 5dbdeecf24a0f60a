"""One cause in another file is reported once in a document, whatever leads there."""

from __future__ import annotations

from workspace_files import write

from edgewise.checker import check
from edgewise.resolve.workspace import WorkspaceProject
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

TARGET = Target((catalogue.runtime("workers-3.13"),), Choice(ChosenBy.COMMAND_LINE, "a test"))
SHOP = {
    "shop/__init__.py": "",
    "shop/orders.py": "from shop import storage\n",
    "shop/storage.py": "import grp\n",
}


def lines(folder, text):
    write(folder, SHOP)
    project = WorkspaceProject([folder], environ={}, at_once=True)
    findings = check(Document.open(text), TARGET, project, folder / "entry.py")
    return [(each.range.start.line, each.code) for each in findings]


def test_two_ways_to_the_same_place(tmp_path):
    assert lines(tmp_path, "import shop.orders\nfrom shop import storage\n") == [(0, "EW104")]


def test_the_first_is_caught(tmp_path):
    text = "try:\n    import shop.orders\nexcept ImportError:\n    pass\nimport shop.storage\n"
    assert lines(tmp_path, text) == [(4, "EW104")]
