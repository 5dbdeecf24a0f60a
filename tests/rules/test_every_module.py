"""Every standard-library module of every runtime: a finding exactly where the import fails."""

from __future__ import annotations

import pytest

from edgewise.checker import check
from edgewise.rules import all_rules
from edgewise.runtimes import catalogue
from edgewise.runtimes.runtime import Status
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

CODES = {Status.MISSING: "EW101", Status.FAILS: "EW102", Status.REMOVED: "EW106"}
CLAIMED = {subject: rule.code for rule in all_rules() for subject in rule.subjects}

FORMS = {
    "import": "import {name}\n",
    "as": "import {name} as module\n",
    "from": "from {name} import *\n",
    "import_module": "import importlib\nimportlib.import_module('{name}')\n",
    "function": "def load():\n    import {name}\n    return {name}\n",
}


@pytest.fixture(params=catalogue.names())
def runtime(request):
    return catalogue.runtime(request.param)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_import(runtime, form):
    target = Target((runtime,), Choice(ChosenBy.COMMAND_LINE, "a test"))
    wrong = []
    for name, fact in runtime.modules.items():
        text = form.format(name=name)
        said = [
            finding.code
            for finding in check(Document.open(text), target)
            if finding.severity.value == "error"
        ]
        expected = [] if fact.available else [CLAIMED.get(name, CODES[fact.status])]
        if said != expected:
            wrong.append((name, said, expected))
    assert wrong == []


def test_limited_modules_are_hinted(runtime):
    target = Target((runtime,), Choice(ChosenBy.COMMAND_LINE, "a test"))
    hinted = {
        name
        for name in runtime.modules
        if [finding.code for finding in check(Document.open(f"import {name}\n"), target)]
        == ["EW205"]
    }
    assert hinted == {name for name, fact in runtime.modules.items() if fact.limited}


def test_guarded_imports_are_silent(runtime):
    target = Target((runtime,), Choice(ChosenBy.COMMAND_LINE, "a test"))
    for name in runtime.modules:
        text = f"try:\n    import {name} as module\nexcept ImportError:\n    module = None\n"
        said = [finding.code for finding in check(Document.open(text), target)]
        limited = runtime.modules[name].limited
        assert said == (["EW205"] if limited else []), name
