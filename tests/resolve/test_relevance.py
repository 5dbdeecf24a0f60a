"""Which receivers are worth a question: all that may fail, and not those that surely cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_receivers import KNOWN, SERVICES
from workspace_files import venv

from edgewise.checker import open_calls_in
from edgewise.resolve.questions import ReceiverQuestion
from edgewise.resolve.relevance import Relevance
from edgewise.runtimes import catalogue
from edgewise.runtimes.target import Choice, ChosenBy, Target
from edgewise.source.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from workspace_files import Files

RUNTIME = catalogue.runtime("workers-3.13")
TARGET = Target((RUNTIME,), Choice(ChosenBy.DEFAULT, "default"))


@pytest.fixture
def worth(shop, tmp_path) -> Callable[..., list[str]]:
    """List the methods in a text whose receivers are worth a question."""

    def find(text: str, files: Files | None = None) -> list[str]:
        project = shop({"services.py": SERVICES, **(files or {})})
        document, path = Document.open(text), tmp_path / "entry.py"
        calls = open_calls_in(document, TARGET, project, path)
        found = Relevance(project).filtered(document, calls, path)
        return sorted(call.attribute for call in found)

    return find


@pytest.mark.parametrize("code", KNOWN)
def test_what_is_known_to_fail_is_asked(shop, tmp_path, code):
    project = shop({"services.py": SERVICES})
    text, path = f"import services as s\n{code}(print)\n", tmp_path / "entry.py"
    document = Document.open(text)
    calls = open_calls_in(document, TARGET, project, path)
    source = project.source(text, path)
    relevant = set(Relevance(project).filtered(document, calls, path))
    for call, place in calls.items():
        question = ReceiverQuestion(source, place.line, place.column)
        types = project.receiver_blocking(question, 20.0)
        if types and all(
            any(RUNTIME.calls(f"{owner}.{call.attribute}") for owner in owners) for owners in types
        ):
            assert call in relevant


POOL = "from concurrent.futures import ThreadPoolExecutor\n"
ASKED = {
    "made in another module": "import services as s\ns.pool().submit(f)\n",
    "an attribute of what another module has": "from services import Service\n"
    "def f(service: Service):\n    service.pool.submit(f)\n",
    "made by a function here": f"{POOL}@other\ndef make():\n    return ThreadPoolExecutor()\n"
    "make().submit(f)\n",
    "what a method sets": f"{POOL}from missing import base\nclass A(base):\n"
    "    def begin(self):\n        self.pool = make(ThreadPoolExecutor())\n"
    "    def go(self):\n        self.pool.submit(f)\n",
    "a base class elsewhere": "from services import Job\nclass A(Job):\n"
    "    def go(self):\n        self.start()\n",
    "a base of a base": "from services import Job\nclass A(Job): ...\nclass B(A):\n"
    "    def go(self):\n        super().start()\n",
    "an annotation": "from threading import Thread\ndef f(ts: 'list[Thread]'):\n"
    "    ts.pop().start()\n",
    "an item of a list": "from threading import Thread\nts = make()\nts.append(Thread())\n"
    "ts[0].start()\n",
    "told by a test": "from threading import Thread\nt = make()\n"
    "if isinstance(t, Thread):\n    t.start()\n",
    "told by a comment": "from missing import make\nt = make()  # type: Thread\nt.start()\n",
    "a name that a function sets": f"{POOL}pool = make()\ndef begin():\n    global pool\n"
    "    pool = make(ThreadPoolExecutor())\ndef go():\n    pool.submit(f)\n",
    "bound around": f"{POOL}def f():\n    pool = make(ThreadPoolExecutor)\n"
    "    def g():\n        pool.submit(f)\n",
    "in a comprehension": "import services as s\n[p.submit(f) for p in [s.pool()]]\n",
    "a walrus": "import services as s\nif (p := s.pool()):\n    p.submit(f)\n",
    "a target of with": "import services as s\nwith s.pool() as p:\n    p.submit(f)\n",
    "by getattr": "import services\ngetattr(services, 'shared').submit(f)\n",
    "all names of a module": "from services import *\npool().submit(f)\n",
    "a module in a package": "import concurrent.futures as c\n"
    "make(c.ThreadPoolExecutor).submit(f)\n",
    "text that does not parse": "import services as s\ndef broken(:\n  (\ns.pool().submit(f)\n",
}
NOT_ASKED = {
    "no such object anywhere": "import json\nx = json.loads('')\nx.start()\n",
    "another function's": f"{POOL}def f():\n    x = make()\n    x.submit(f)\n"
    "def g():\n    x = ThreadPoolExecutor\n",
    "only a text": "x = make('ThreadPoolExecutor of concurrent.futures')\nx.submit(f)\n",
    "the class's own attribute": "import re\nfrom services import Job\nclass A(Job):\n"
    "    def __init__(self):\n        self.pattern = re.compile('x')\n"
    "    def go(self, text):\n        m = self.pattern.match(text)\n        m.start()\n",
    "a module that mentions none": "import plain\nplain.make().submit(f)\n",
}
FILES = {"plain.py": "import json, threading\ndef make(): return json.loads('')\n"}


@pytest.mark.parametrize("text", ASKED.values(), ids=ASKED)
def test_asked(worth, text):
    assert worth(text, FILES)


@pytest.mark.parametrize("text", NOT_ASKED.values(), ids=NOT_ASKED)
def test_not_asked(worth, text):
    assert worth(text, FILES) == []


CHAINS = {
    "through several modules": {
        "a.py": "from b import make\n",
        "b.py": "import c\ndef make(): return c.new()\n",
        "c.py": "import threading\ndef new(): return threading.Thread()\n",
    },
    "through a name of another module": {
        "a.py": "from b import threading\ndef make(): return threading.Thread()\n",
        "b.py": "import threading\n",
    },
    "through all names of a module": {
        "a.py": "from b import *\ndef make(): return Thread()\n",
        "b.py": "from threading import *\n",
    },
    "relatively, in brackets": {
        "a/__init__.py": "from .work import (  # (see there)\n    make,\n)\n",
        "a/work.py": "from threading import Thread as T\ndef make(): return T()\n",
    },
    "in a stub": {"a.py": "", "a.pyi": "from threading import Thread\ndef make() -> Thread: ...\n"},
    "in stubs elsewhere": {"a.py": "", "a-stubs/__init__.pyi": "def make(): ...\n"},
    "in a package": {
        "a.py": "from flask import make\n",
        **venv(),
        ".venv/lib/python3.13/site-packages/flask/__init__.py": "from threading import Thread\n",
    },
}


@pytest.mark.parametrize("files", CHAINS.values(), ids=CHAINS)
def test_what_is_far_away_is_asked(worth, files):
    assert worth("from a import make\nmake().start()\n", files) == ["start"]


def test_a_module_of_the_project_s_own_hides_the_standard_one(worth):
    text = "import threading\nmake(threading.Thread).start()\n"
    assert worth(text) == ["start"]
    own = dict.fromkeys(("threading.py", "multiprocessing.py", "logging.py"), "")
    assert worth(text, own) == []


def test_what_it_rests_on_is_noted(shop, tmp_path):
    project = shop({"a.py": "import b\n", "b.py": ""})
    project.footprint.is_wanted = True
    document, path = Document.open("import a\na.make().start()\n"), tmp_path / "entry.py"
    calls = open_calls_in(document, TARGET, project, path)
    relevance = Relevance(project)
    for _ in range(2):  # the second time from memory
        with project.footprint.gathered() as places:
            assert not list(relevance.filtered(document, calls, path))
        assert {str(tmp_path), str(tmp_path / "a.py"), str(tmp_path / "b.py")} <= places
