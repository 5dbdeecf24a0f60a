"""What the receiver of a call is, as the worker says: never less than all that it can be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from workspace_files import venv, write

from edgewise.resolve.questions import ReceiverQuestion

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SERVICES = """\
import sys
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import wraps
from threading import Thread, Timer
from typing import Optional

from missing import Base, decorator, make

def pool(): return ThreadPoolExecutor(2)
def annotated() -> ThreadPoolExecutor: ...
def optional() -> "ThreadPoolExecutor | None": ...
def abstract() -> Executor: ...
def default(pool=None): return pool or ThreadPoolExecutor()
def here_or_not():
    if sys.platform == "emscripten":
        return None
    return ThreadPoolExecutor()
def made_elsewhere(flag):
    if flag:
        return make()
    return ThreadPoolExecutor()
def thread_or_timer(flag): return Thread() if flag else Timer(1, print)
def thread_or_inline(flag): return Thread() if flag else Inline()
def threads():
    yield Thread()
async def soon(): return ThreadPoolExecutor()
@contextmanager
def managed():
    yield ThreadPoolExecutor()
def own(function):
    @wraps(function)
    def inner(*args, **kwargs): return function(*args, **kwargs)
    return inner
@own
def wrapped(): return ThreadPoolExecutor()
@decorator
def decorated(): return ThreadPoolExecutor()

class Inline:
    def start(self): ...
    def submit(self, function): return function()
class Job(Thread): ...
class Overrides(Thread):
    def start(self): ...
class Assigns(Thread):
    def __init__(self): self.start = print
class Before(Base, Thread): ...
class Behind(Thread, Base): ...
class Anything(Thread):
    def __getattribute__(self, name): return print
class SomethingElse(Thread):
    def __new__(cls): return Inline()
class Meta(type):
    def __call__(cls): return Inline()
class Made(Thread, metaclass=Meta): ...
class Service:
    declared: ThreadPoolExecutor
    def __init__(self, pool=None, thread: Optional[Thread] = None, late=None):
        self.pool = ThreadPoolExecutor()
        self.given = pool or ThreadPoolExecutor()
        self.thread = thread
        self.later = None
    def begin(self): self.later = Thread()
    def workers(self) -> list[Thread]: ...
    def timers(self) -> dict[str, Timer]: ...
    @property
    def executor(self): return self.pool

shared = ThreadPoolExecutor()
swapped = ThreadPoolExecutor()
def swap():
    global swapped
    swapped = Inline()
try:
    from fast import Pool
except ImportError:
    Pool = ThreadPoolExecutor
if sys.platform == "emscripten":
    not_here = None
else:
    not_here = ThreadPoolExecutor()
"""

POOL, THREAD = "concurrent.futures.thread.ThreadPoolExecutor", "threading.Thread"

# The last attribute is asked about. `s` is the module `services`.
KNOWN = {
    "s.pool().submit": [POOL],
    "s.annotated().submit": [POOL],
    "s.optional().submit": [POOL],
    "s.abstract().submit": ["concurrent.futures._base.Executor"],
    "s.default().submit": [POOL],
    "s.thread_or_timer(1).start": [THREAD, "threading.Timer"],
    "s.wrapped().submit": [POOL],
    "s.Job().start": [THREAD],
    "s.Behind().start": [THREAD],
    "s.Service().pool.submit": [POOL],
    "s.Service().given.submit": [POOL],
    "s.Service().executor.submit": [POOL],
    "s.Service().declared.submit": [POOL],
    "s.Service().workers()[0].start": [THREAD],
    "s.Service().timers()['x'].start": ["threading.Timer"],
    "s.shared.submit": [POOL],
    "for t in s.threads():\n    t.start": [THREAD],
    "with s.pool() as p:\n    p.submit": [POOL],
    "with s.managed() as p:\n    p.submit": [POOL],
    "async def f():\n    p = await s.soon()\n    p.submit": [POOL],
    "def f(service: s.Service):\n    service.pool.submit": [POOL],
    "def f(service: 's.Service | None'):\n    service.thread.start": [THREAD],
    "def f(t: s.Thread | None):\n    t.start": [THREAD],
    "def f(ts: list[s.Thread]):\n    for t in ts:\n        t.start": [THREAD],
    "def f(ts: dict[str, s.Timer]):\n    for _, t in ts.items():\n        t.start": [
        "threading.Timer"
    ],
    "def f(ts: 'list[s.Thread]'):\n    ts.pop().start": [THREAD],
    "class A(s.Job):\n    def go(self):\n        self.start": [THREAD],
    "class A(s.Job):\n    def go(self):\n        super().start": [THREAD],
    "class A:\n    def __init__(self):\n        self.p = s.pool()\n"
    "    def go(self):\n        self.p.submit": [POOL],
    "import asyncio\nasyncio.get_event_loop().stop": ["asyncio.events.AbstractEventLoop"],
    "def broken(:\n  (s.pool().submit": [POOL],
    "import concurrent.futures as c\nc.ThreadPoolExecutor": ["concurrent.futures"],
}
UNKNOWN = [
    "nowhere.start",
    "s.nowhere.start",
    "s.start",
    "s.make().submit",
    "s.default(x).submit",
    "s.default(*x).submit",
    "s.default(**x).submit",
    "s.here_or_not().submit",
    "s.made_elsewhere(1).submit",
    "s.thread_or_inline(1).start",
    "s.decorated().submit",
    "s.Inline().start",
    "s.Overrides().start",
    "s.Assigns().start",
    "s.Before().start",
    "s.Anything().start",
    "s.SomethingElse().start",
    "s.Made().start",
    "s.Service(pool=x).given.submit",
    "s.Service().later.start",
    "s.swapped.submit",
    "s.not_here.submit",
    "s.Pool().submit",
    "def f(t):\n    t.start",
    "def f(t=s.Thread()):\n    t.start",
    "def f(service: s.Service):\n    service.given.submit",
    "def f(*ts):\n    ts[0].start",
    "p = s.pool()\nfor x in y:\n    p.submit\n    p = x",
    "p = s.pool() if x else s.make()\np.submit",
    "p = None\nif x:\n    p = s.pool()\np.submit",
    "p = s.pool()\ndel p\np.submit",
    "class Thread:\n    def start(self): ...\nThread().start",
    "def f():\n    '''\n    :rtype: threading.Thread\n    '''\nf().start",
    "class A(s.Job):\n    start = print\nA().start",
    "(lambda t: t.start)",
]


@pytest.fixture
def asked(shop, tmp_path: Path) -> Callable[[str], tuple[tuple[str, ...], ...]]:
    """Ask about the last attribute of a text."""
    project = shop({"services.py": SERVICES})

    def ask(code: str) -> tuple[tuple[str, ...], ...]:
        text = f"import services as s\n{code}(print)\n"
        before = text[: len(text) - len("(print)\n")]
        name = len(before) - (before.rindex(".") + 1)
        line = before.count("\n")
        column = len(before) - name - (before.rfind("\n") + 1)
        source = project.source(text, tmp_path / "entry.py")
        return project.receiver_blocking(ReceiverQuestion(source, line, column), 20.0)

    return ask


@pytest.mark.parametrize("code", KNOWN)
def test_what_is_all_known(asked, code):
    assert [names[0] for names in asked(code)] == KNOWN[code]


@pytest.mark.parametrize("code", UNKNOWN)
def test_what_may_be_something_else(asked, code):
    assert asked(code) == ()


def test_bases_are_given_up_to_the_one_that_defines_the_attribute(asked):
    assert asked("def f(t: s.Timer):\n    t.start") == (("threading.Timer", "threading.Thread"),)
    assert asked("def f(t: s.Timer):\n    t.cancel") == (("threading.Timer",),)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_count_as_in_the_editor(shop, tmp_path, end):
    project = shop({"services.py": SERVICES})
    lines = ["import services as s", 'x = "\u2028\x0c\x85"; y = "ß👍"; s.pool().submit(1)', ""]
    source = project.source(end.join(lines), tmp_path / "entry.py")
    question = ReceiverQuestion(source, 1, lines[1].index("submit"))
    assert project.receiver_blocking(question, 20.0)[0][0] == POOL


def test_text_is_the_editors_and_other_files_are_the_disks(shop, tmp_path):
    files = {"entry.py": "import services as s\nx = s.Inline()\n", "services.py": SERVICES}
    project = shop(files)
    source = project.source("import services as s\ns.shared.submit(1)\n", tmp_path / "entry.py")
    question = ReceiverQuestion(source, 1, 9)
    assert project.receiver_blocking(question, 20.0) != ()
    write(tmp_path, {"services.py": SERVICES.replace("shared = Thread", "shared = Process")})
    os.utime(tmp_path / "services.py", (1, 1))  # an older time, as from a checkout
    again = ReceiverQuestion(project.source(source.text, tmp_path / "entry.py"), 1, 9)
    assert project.receiver_blocking(again, 20.0) == ()


def test_a_text_in_no_file_has_the_workspace_around_it(shop):
    project = shop({"services.py": SERVICES})
    source = project.source("import services\nservices.shared.submit(1)\n", None)
    assert project.receiver_blocking(ReceiverQuestion(source, 1, 16), 20.0)[0][0] == POOL


def test_relative_imports_and_installed_packages(shop, tmp_path):
    flask = "from threading import Thread\nclass Worker(Thread): ...\n"
    project = shop(
        {
            "shop/__init__.py": "",
            "shop/services.py": "from flask import Worker\nworker = Worker()\n",
            **venv(),
            ".venv/lib/python3.13/site-packages/flask/__init__.py": flask,
        }
    )
    text = "from .services import worker\nworker.start()\n"
    source = project.source(text, tmp_path / "shop/entry.py")
    assert project.receiver_blocking(ReceiverQuestion(source, 1, 7), 20.0) == ((THREAD,),)


def test_name_of_a_module_that_the_project_has_too_is_left_open(shop, tmp_path):
    project = shop({"services.py": SERVICES, "threading.py": "class Thread: ...\n"})
    source = project.source("def f(s: 'x'):\n  ...\n", tmp_path / "entry.py")
    text = "import services as s\ns.Job().start()\n"
    source = project.source(text, tmp_path / "entry.py")
    assert project.receiver_blocking(ReceiverQuestion(source, 1, 8), 20.0) == ()


def test_questions_about_imports_and_receivers_do_not_mix(shop, tmp_path):
    project = shop({"services.py": SERVICES, "entry.py": "from services import Thread\n"})
    source = project.source("from services import Inline as Thread\n", tmp_path / "entry.py")
    assert project.receiver_blocking(ReceiverQuestion(source, 0, 5), 20.0) == ()
    entry = project.locate("entry", None)
    project.meaning(entry, "Thread")
    project.refine_blocking(limit_s=20.0)
    assert project.meaning(entry, "Thread") == THREAD  # as on disk


def test_the_last_of_many_is_answered_like_the_first(shop, tmp_path):
    project = shop({"services.py": SERVICES})
    text = "import services as s\n" + "s.pool().submit(1)\n" * 400
    source = project.source(text, tmp_path / "entry.py")
    for line in range(1, 401):
        question = ReceiverQuestion(source, line, 9)
        assert project.receiver_blocking(question, 20.0)[0][0] == POOL, line
