"""The quick fixes of a Worker's entry point and handlers; `«»` stand around the range."""

from __future__ import annotations

import ast

import pytest

from edgewise.fixes.fix import AddDefaultClass, ReadAttribute, Rename, RespondWithJson
from fixes.test_edits import fixed

READ = {
    "an index": ('x = «self.env["X"]»\n', "x = self.env.X\n"),
    "single quotes and space": ("x = «env [ 'X' ]» + 1\n", "x = env.X + 1\n"),
    "over lines": ('x = «env[\n    "X"\n]»  # why\n', "x = env.X  # why\n"),
    "get": ('x = «env.get»("X")\n', 'x = getattr(env, "X", None)\n'),
    "get with a default": (
        'x = «self.env.get»("X", call(1))\n',
        'x = getattr(self.env, "X", call(1))\n',
    ),
    "get with a name": ("x = «env.get»(name)\n", "x = getattr(env, name, None)\n"),
    "get over lines": (
        'x = «env.get»(\n    "X",\n    "y",\n)\n',
        'x = getattr(env, "X",\n    "y",\n)\n',
    ),
}


@pytest.mark.parametrize("name", READ)
def test_read_attribute(name):
    before, after = READ[name]
    assert fixed(before, ReadAttribute()) == after
    ast.parse(after)


@pytest.mark.parametrize(
    "text",
    [
        'x = «env["a-b"]»\n',
        'x = «env["class"]»\n',
        'x = «env["__x"]»\n',
        "x = «env[name]»\n",
        'x = «env[f"X"]»\n',
        'x = «env["X" "Y"]»\n',
        'x = «env["X", 1]»\n',
        'x = «env["\\x41"]»\n',
        "x = «env.get»(*names)\n",
        'x = «env.get»("X", default=1)\n',
        'x = «env.get»(  # why\n    "X")\n',
    ],
)
def test_no_attribute_to_read(text):
    assert fixed(text, ReadAttribute()) is None


def test_rename():
    assert fixed("class «Main»(Base):\n    pass\n", Rename("Default")) == (
        "class Default(Base):\n    pass\n"
    )


@pytest.mark.parametrize(
    "text",
    ["class «Main»(Base):\n    pass\n\nmain = Main\n", '"""Main."""\nclass «Main»(Base): ...\n'],
)
def test_a_name_that_is_said_elsewhere_stays(text):
    assert fixed(text, Rename("Default")) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = «Response»({})\n", "x = Response.json({})\n"),
        ("x = «workers.Response»(\n    a, status=1,\n)\n",
         "x = workers.Response.json(\n    a, status=1,\n)\n"),
        ("x = «Response»(body={})\n", None),
        ("x = «Response»({}, web_socket=s)\n", None),
        ("x = «Response»({}, **more)\n", None),
    ],
)  # fmt: skip
def test_respond_with_json(before, after):
    assert fixed(before, RespondWithJson()) == after


HANDLER = "async def «on_fetch»(request, env):\n\treturn 1\n"
CLASS = (
    "\n\n\nclass Default(WorkerEntrypoint):\n\tasync def fetch(self, request):\n"
    "\t\treturn await on_fetch(request, self.env)"
)
DEFAULT = {
    "no import at all": (
        HANDLER,
        "from workers import WorkerEntrypoint\n\n\n" + HANDLER[:-1] + CLASS + "\n",
    ),
    "an import of the SDK": (
        f"from workers import (\n    Response,\n)\n{HANDLER}x = 1\n",
        "from workers import (\n    Response, WorkerEntrypoint,\n)\n"
        f"{HANDLER[:-1]}{CLASS}\nx = 1\n",
    ),
    "the base class is imported": (
        f"from workers import WorkerEntrypoint, Response\n{HANDLER}",
        f"from workers import WorkerEntrypoint, Response\n{HANDLER[:-1]}{CLASS}\n",
    ),
    "another import": (
        f'"""A page."""\nfrom __future__ import annotations\n\nimport js\n\n{HANDLER}',
        '"""A page."""\nfrom __future__ import annotations\n\n'
        f"from workers import WorkerEntrypoint\nimport js\n\n{HANDLER[:-1]}{CLASS}\n",
    ),
    "a decorator, and a comment behind": (
        "from workers import *\n@handler\n" + HANDLER[:-1] + "  # why\n",
        "from workers import *\n@handler\n" + HANDLER[:-1] + "  # why" + CLASS + "\n",
    ),
    "line ends of Windows": (
        HANDLER.replace("\n", "\r\n"),
        ("from workers import WorkerEntrypoint\n\n\n" + HANDLER[:-1] + CLASS + "\n").replace(
            "\n", "\r\n"
        ),
    ),
}


@pytest.mark.parametrize("name", DEFAULT)
def test_add_default_class(name):
    before, after = DEFAULT[name]
    after = after.replace("«", "").replace("»", "")
    assert fixed(before, AddDefaultClass()) == after
    ast.parse(after)


@pytest.mark.parametrize(
    "text",
    [
        "async def «on_fetch»():\n    return 1\n",
        "async def «on_fetch»(request, env, ctx, more):\n    return 1\n",
        "def make():\n    async def «on_fetch»(request):\n        return 1\n",
    ],
)
def test_no_class_for_other_handlers(text):
    assert fixed(text, AddDefaultClass()) is None
