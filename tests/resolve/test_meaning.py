"""What a name of the workspace means in the standard library."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import pytest
from workspace_files import venv, write

from edgewise.resolve.jedi_client import JediClient
from edgewise.semantics.project import Located, Place

COMPAT = {
    "a plain re-export": ("from threading import Thread", "threading.Thread"),
    "another name": ("from threading import Timer as Thread", "threading.Timer"),
    "as the code writes it": (
        "from concurrent.futures import ThreadPoolExecutor as Thread",
        "concurrent.futures.ThreadPoolExecutor",
    ),
    "a module": ("import threading as Thread", "threading"),
    "a submodule": ("import os.path as Thread", "os.path"),
    "a module by from": ("from concurrent import futures as Thread", "concurrent.futures"),
    "a star import": ("from threading import *", "threading.Thread"),
    "an alias": ("import threading\nThread = threading.Thread", "threading.Thread"),
    "an alias of an alias": (
        "import threading as t\nWorker = t.Thread\nThread: type = Worker",
        "threading.Thread",
    ),
    "a dotted alias": (
        "import concurrent.futures\nThread = concurrent.futures.ThreadPoolExecutor",
        "concurrent.futures.ThreadPoolExecutor",
    ),
    "a module that typeshed lacks": ("from idlelib.run import Thread", "idlelib.run.Thread"),
    "newer syntax than the server's": (
        "type Pair[T] = tuple[T, T]\nfrom threading import Thread",
        "threading.Thread",
    ),
    "the other branch is for type checkers": (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from shop import Thread\n"
        "else:\n    from threading import Thread",
        "threading.Thread",
    ),
    "a handler that only explains": (
        "try:\n    from threading import Thread\nexcept ImportError as e:\n"
        "    raise RuntimeError('no threads') from e",
        "threading.Thread",
    ),
    "bound twice to the same": (
        "from threading import Thread\nimport threading\nThread = threading.Thread",
        "threading.Thread",
    ),
    "a fallback": (
        "try:\n    from threading import Thread\nexcept ImportError:\n    Thread = None",
        None,
    ),
    "a fallback import": (
        "try:\n    from threading import Thread\nexcept ImportError:\n"
        "    from multiprocessing import Process as Thread",
        None,
    ),
    "perhaps not bound": (
        "try:\n    from threading import Thread\nexcept ImportError:\n    pass",
        None,
    ),
    "a condition": (
        "import sys\nif sys.platform != 'emscripten':\n    from threading import Thread",
        None,
    ),
    "a star import that may fail": (
        "try:\n    from threading import *\nexcept ImportError:\n    pass",
        None,
    ),
    "a local subclass": ("import threading\nclass Thread(threading.Thread): pass", None),
    "a local function": ("def Thread(): pass", None),
    "an instance": ("import threading\nThread = threading.Thread()", None),
    "a call": ("import functools, threading\nThread = functools.partial(threading.Thread)", None),
    "rebound": ("from threading import Thread\nThread = None", None),
    "deleted": ("from threading import Thread\ndel Thread", None),
    "rebound by a function": (
        "from threading import Thread\ndef off():\n    global Thread\n    Thread = None",
        None,
    ),
    "only for type checkers": (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from threading import Thread",
        None,
    ),
    "in a tuple": ("import threading\nThread, Lock = threading.Thread, threading.Lock", None),
    "itself": ("Thread = Thread", None),
    "made on demand": ("from threading import *\ndef __getattr__(name): ...", "threading.Thread"),
    "not in the module that is starred": ("from queue import *", None),
    "not there": ("x = 1", None),
    "half typed": ("from threading import Thread\ndef broken(:\n  (", "threading.Thread"),
    "a function's own": ("def f():\n    from threading import Thread", None),
}


@pytest.mark.parametrize(("text", "name"), COMPAT.values(), ids=COMPAT)
def test_names_of_a_module(shop, text, name):
    project = shop({"compat.py": text})
    compat = project.locate("compat", None)
    assert project.meaning(compat, "Thread") is None
    assert project.pending == 1
    assert project.refine_blocking() is (name is not None)
    assert project.meaning(compat, "Thread") == name
    assert project.pending == 0


PACKAGES = {
    "relative": {
        "shop/__init__.py": "from .work import Thread",
        "shop/work.py": "from threading import Thread",
    },
    "two levels up": {
        "shop/__init__.py": "from .deep.er import Thread",
        "shop/deep/__init__.py": "",
        "shop/deep/er.py": "from ..work import Thread",
        "shop/work.py": "from threading import Thread",
    },
    "star of star": {
        "shop/__init__.py": "from .work import *",
        "shop/work.py": "from shop.more import *",
        "shop/more.py": "from threading import *",
    },
    "by a submodule's attribute": {
        "shop/__init__.py": "from . import work\nThread = work.Thread",
        "shop/work.py": "import threading as t\nThread = t.Thread",
    },
    "through a namespace package": {
        "shop/__init__.py": "from tools.work import Thread",
        "tools/work.py": "from threading import Thread",
    },
    "in a circle that ends": {
        "shop/__init__.py": "from .work import Thread",
        "shop/work.py": "from . import other\nfrom .other import Thread",
        "shop/other.py": "import shop\nfrom threading import Thread",
    },
    "through an installed package": {
        "shop/__init__.py": "from flask import Thread",
        **venv(),
        ".venv/lib/python3.13/site-packages/flask/__init__.py": "from threading import Thread",
    },
}


@pytest.mark.parametrize("files", PACKAGES.values(), ids=PACKAGES)
def test_names_of_a_package(shop, files):
    project = shop(files)
    package = project.locate("shop", None)
    project.meaning(package, "Thread")
    project.refine_blocking()
    assert project.meaning(package, "Thread") == "threading.Thread"


def test_circle_without_end(shop):
    project = shop({"a.py": "from b import Thread", "b.py": "from a import Thread"})
    a = project.locate("a", None)
    project.meaning(a, "Thread")
    project.refine_blocking()
    assert project.meaning(a, "Thread") is None


def test_submodule_is_not_a_standard_name(shop):
    project = shop({"shop/__init__.py": "", "shop/threading.py": ""})
    shop_package = project.locate("shop", None)
    project.meaning(shop_package, "threading")
    project.refine_blocking()
    assert project.meaning(shop_package, "threading") is None


@pytest.mark.parametrize("shadow", ["threading.py", "threading.cpython-313-darwin.so"])
def test_name_of_a_module_that_the_project_has_too_is_left_open(shop, shadow):
    project = shop({"compat.py": "from threading import Thread", shadow: ""})
    compat = project.locate("compat", None)
    project.meaning(compat, "Thread")
    project.refine_blocking()
    assert project.meaning(compat, "Thread") is None


def test_what_has_no_source_is_not_asked(shop, tmp_path):
    project = shop({"fast.so": "", "space/inner.py": ""})
    assert project.meaning(project.locate("fast", None), "Thread") is None
    assert project.meaning(project.locate("space", None), "inner") is None
    assert project.pending == 0
    gone = Located("gone", Place.WORKSPACE, tmp_path / "gone.py")
    assert project.meaning(gone, "Thread") is None
    assert project.refine_blocking() is False


async def test_refinement_beside_the_event_loop(shop):
    project = shop({"compat.py": "from threading import Thread"})
    compat = project.locate("compat", None)
    project.meaning(compat, "Thread")
    revision = project.revision
    while project.pending:
        learnt = await project.refine()
    assert learnt
    assert project.revision != revision
    assert project.meaning(compat, "Thread") == "threading.Thread"
    assert await project.refine() is False


async def test_two_refinements_at_once(shop):
    project = shop({"compat.py": "from threading import Thread, Timer"})
    compat = project.locate("compat", None)
    project.meaning(compat, "Thread")
    project.meaning(compat, "Timer")
    await asyncio.gather(project.refine(limit_s=20.0), project.refine(limit_s=20.0))
    assert project.meaning(compat, "Timer") == "threading.Timer"
    assert project.pending == 0


def test_revision_changes_with_the_answers_only(shop):
    project = shop({"compat.py": "from threading import Thread\nHost = 'localhost'"})
    compat = project.locate("compat", None)
    before = project.revision
    project.meaning(compat, "Host")
    project.refine_blocking()
    assert project.revision == before  # nothing was learnt
    project.meaning(compat, "Thread")
    project.refine_blocking()
    assert project.revision != before
    learnt = project.revision
    project.meaning(compat, "Thread")
    project.locate("compat", None)
    assert project.revision == learnt


def test_watched_change_is_asked_again(shop, tmp_path):
    project = shop(
        {
            "compat.py": "from .work import Thread",
            "shop/__init__.py": "from .work import Thread",
            "shop/work.py": "from threading import Thread",
        }
    )
    package = project.locate("shop", None)
    project.meaning(package, "Thread")
    project.refine_blocking()
    write(tmp_path, {"shop/work.py": "from threading import Timer as Thread"})
    before = project.revision
    project.invalidate([tmp_path / "shop/work.py"])
    assert project.revision != before
    assert project.meaning(package, "Thread") == "threading.Thread"  # until it is asked again
    assert project.refine_blocking() is True
    assert project.meaning(package, "Thread") == "threading.Timer"


def test_changed_file_is_noticed_without_being_watched(shop, tmp_path):
    project = shop({"compat.py": "from threading import Thread"})
    compat = project.locate("compat", None)
    project.meaning(compat, "Thread")
    project.refine_blocking()
    write(tmp_path, {"compat.py": "from threading import Timer as Thread"})
    os.utime(tmp_path / "compat.py", (1, 1))  # an older time, as from a checkout
    project.meaning(compat, "Thread")
    assert project.refine_blocking() is True
    assert project.meaning(compat, "Thread") == "threading.Timer"


def test_new_and_deleted_files_once_watched(shop, tmp_path):
    project = shop({"entry.py": ""})
    assert project.locate("resource", None) is None
    write(tmp_path, {"resource.py": ""})
    project.invalidate([tmp_path / "resource.py"])
    assert project.locate("resource", None) is not None
    (tmp_path / "resource.py").unlink()
    project.invalidate([tmp_path / "resource.py"])
    assert project.locate("resource", None) is None


def test_new_files_are_noticed_without_being_watched(shop, tmp_path):
    now = [0.0]
    project = shop({"entry.py": ""}, clock=lambda: now[0])
    assert project.locate("resource", None) is None
    write(tmp_path, {"resource.py": "", **venv()})
    before = project.revision
    now[0] += 2.0
    assert project.locate("resource", None) is not None
    assert project.locate("flask", None) is not None
    assert project.revision != before


def test_without_jedi_everything_else_works(shop):
    project = shop({"compat.py": "from threading import Thread"}, jedi=JediClient(command=[]))
    compat = project.locate("compat", None)
    assert compat is not None
    assert project.meaning(compat, "Thread") is None
    assert project.pending == 0
    assert project.refine_blocking() is False


def test_importing_the_workspace_imports_no_jedi_and_no_protocol():
    code = (
        "import sys, edgewise.resolve.workspace; "
        "print([m for m in ('jedi', 'parso', 'pygls', 'lsprotocol') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
