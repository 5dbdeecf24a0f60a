"""Which calls are left open, and what an answer makes of them."""

from __future__ import annotations

import pytest

from edgewise.checker import check, open_calls_in
from edgewise.finding import Position, Range
from edgewise.runtimes import catalogue
from edgewise.runtimes.runtime import Scope
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.semantics.module import learn
from edgewise.source.document import Change, Document

TARGET = Target((catalogue.runtime("workers-3.13"),), Choice(ChosenBy.DEFAULT, "default"))
THREAD, PROCESS = ("threading.Thread",), ("multiprocessing.context.Process",)
POOL = ("concurrent.futures.thread.ThreadPoolExecutor", "concurrent.futures._base.Executor")


def asked(text: str) -> list[tuple[int, int]]:
    calls = open_calls_in(Document.open(text), TARGET)
    return sorted((place.line, place.column) for place in calls.values())


def codes(text: str, *types: tuple[str, ...]) -> list[str]:
    """What is reported once each open call is known to have a receiver of these types."""
    document = Document.open(text)
    check(document, TARGET)
    learn(document, dict.fromkeys(open_calls_in(document, TARGET), types))
    return [finding.code for finding in check(document, TARGET)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("x = make()\nx.start()\n", [(1, 2)]),
        ("make().pools[0].submit(print)\n", [(0, 16)]),
        ("def f(x: Shop):\n    x.pool.submit(print)\n", [(1, 11)]),
        ("class A(B):\n    def f(self):\n        self.start()\n", [(2, 13)]),
        ("for x in make():\n    x.start()\n", [(1, 6)]),
        ("[x.start() for x in make()]\n", [(0, 3)]),
        ("def f():\n    make().start()\nf()\nf()\n", [(1, 11)]),
        ("make().fly()\n", []),  # nothing of that name fails
        ("make().start\n", []),  # not called
        ("def f(x):\n    x.start()\n", []),  # nobody can know more
        ("def f(x, *xs):\n    xs[0].pool.submit(x.y.start())\n", []),
        ("def f(x):\n    x = make(x)\n    x.start()\n", [(2, 6)]),
        ("import threading\nthreading.Thread().start()\n", []),  # known
        ("'x'.start()\n", []),
        ("import sys\nif sys.platform == 'linux':\n    make().start()\n", []),  # not reached
        ("import sys\nsys.exit()\nmake().start()\n", []),
        ("x: make().start() = 1\n", []),  # an annotation
    ],
)
def test_what_is_asked(text: str, places: list[tuple[int, int]]) -> None:
    assert asked(text) == places


def test_every_method_that_fails_may_be_asked_about() -> None:
    (runtime,) = TARGET.runtimes
    methods = {"start", "submit", "map", "connect", "getresponse"}
    assert methods <= set(runtime.failing_methods)
    assert not {"join", "append"} & set(runtime.failing_methods)
    assert "connect_ex" not in catalogue.runtime("workers-3.14").failing_methods


@pytest.mark.parametrize(
    ("types", "found"),
    [
        ((THREAD,), ["EW201"]),
        ((("threading.Timer", "threading.Thread"),), ["EW201"]),
        ((THREAD, PROCESS), ["EW201", "EW202"]),
        ((THREAD, ("re.Match",)), []),
        ((("re.Match",),), []),
        ((), []),
    ],
)
def test_every_type_has_to_fail(types: tuple[tuple[str, ...], ...], found: list[str]) -> None:
    assert sorted(codes("x = make()\nx.start()\n", *types)) == found


def test_a_call_that_fails_with_some_arguments_only() -> None:
    opener = ("urllib.request.OpenerDirector",)
    assert codes("make().open('https://example.org')\n", opener) == ["EW203"]
    assert codes("make().open('data:,x')\n", opener) == []


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    make().start()\nexcept RuntimeError:\n    pass\n",
        "def f():\n    make().start()\ntry:\n    f()\nexcept Exception:\n    pass\n",
        "import sys\nif sys.platform != 'emscripten':\n    make().start()\n",
        "def never():\n    make().start()\nif False:\n    never()\n",
        "make().start()  # edgewise: ignore\n",
    ],
)
def test_guards_and_conditions_hold_as_ever(text: str) -> None:
    assert codes(text, THREAD) == []


def test_what_comes_after_a_known_failure_is_read_with_it() -> None:
    text = "try:\n    make().start()\n    import syslog\nexcept RuntimeError:\n    pass\n"
    assert codes(text) == ["EW101"]
    assert codes(text, THREAD) == []


def test_an_answer_stays_with_its_unit_and_goes_with_its_text() -> None:
    document = Document.open("x = make()\n\n\nx.start()\n")
    learn(document, dict.fromkeys(open_calls_in(document, TARGET), (POOL, THREAD)))
    assert check(document, TARGET) == []
    assert learn(document, dict.fromkeys(open_calls_in(document, TARGET), (THREAD,)))
    assert not learn(document, dict.fromkeys(open_calls_in(document, TARGET), (THREAD,)))
    top = Position(0, 0)
    document = document.changed([Change("import json\n", Range(top, top))])
    (finding,) = check(document, TARGET)
    assert finding.range.start == Position(4, 0)
    at = Position(4, len("x.start"))
    document = document.changed([Change("x", Range(at, at))])
    assert check(document, TARGET) == []
    document = document.changed([Change("", Range(at, Position(4, at.column + 1)))])
    assert check(document, TARGET) == []  # until it is asked about again
    assert learn(document, dict.fromkeys(open_calls_in(document, TARGET), (THREAD,)))
    assert len(check(document, TARGET)) == 1
    assert learn(document, dict.fromkeys(open_calls_in(document, TARGET), ()))
    assert check(document, TARGET) == []


def test_what_fails_at_the_start_only_is_asked_where_that_is() -> None:
    text = "box = make()\nbox.get()\ndef handle():\n    make().get()\n"
    assert all(
        behaviour.scope is Scope.GLOBAL
        for runtime in TARGET.runtimes
        for name in runtime.failing_methods["get"]
        for behaviour in runtime.behaviours[name]
    )
    assert (3, 11) not in asked(text)
