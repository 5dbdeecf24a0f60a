"""Runs inside Pyodide: proves each failure of a piece of code separately.

`prove(asked)` executes the code from its first line. What fails is noted by its place in the
source, replaced by a stand-in with which everything works, and the code is executed again
from the start, until it runs to its end. So each failure is seen as if it were the only one.

What the code defines and does not use is called where it takes no arguments.
"""

import ast
import asyncio
import builtins
import contextlib
import copy
import inspect
import io
import os
import pathlib
import sys
import tempfile
import types
import unittest

FILE = "<fixture>"
STAND_IN = "__stand_in__"
MOST_FAILURES = 40


class StandIn:
    """Whatever the code wants it to be."""

    def __init__(self, *_, **__):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn()

    def __call__(self, *_, **__):
        return StandIn()

    def __getitem__(self, _):
        return StandIn()

    def __iter__(self):
        return iter(())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        return None

    def __await__(self):
        return self
        yield

    def __mro_entries__(self, _):
        return ()

    def __int__(self):
        return 0

    def __index__(self):
        return 0

    def __contains__(self, _):
        return False

    def __len__(self):
        return 0

    def __bool__(self):
        return True

    def __add__(self, _):
        return self

    __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __or__ = __and__ = __add__


class Split(ast.NodeTransformer):
    """One import statement a name, so that each has a place of its own."""

    def visit_Import(self, node):
        return [at(ast.Import([alias]), alias) for alias in node.names]

    def visit_ImportFrom(self, node):
        if node.names[0].name == "*" or node.module in {None, "__future__"} or node.level:
            return node
        # The module first, by itself: that it fails is one failure, however many names follow.
        module = at(ast.Import([at(ast.alias(node.module, "__module__"), node)]), node)
        names = [at(ast.ImportFrom(node.module, [alias], 0), alias) for alias in node.names]
        for each in (module, *names):
            each.group = node
        module.whole = True
        return [module, *names]


def at(node, place):
    return ast.copy_location(node, place)


def span(node):
    return (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


class Replace(ast.NodeTransformer):
    """Puts the stand-in where `place` is; imports bind their names to it."""

    def __init__(self, place):
        self.place = tuple(place)
        self.done = 0
        self.group = None

    def visit(self, node):
        if self.group is not None and getattr(node, "group", None) is self.group:
            return self.instead(node)
        if not self.done and getattr(node, "lineno", None) and span(node) == self.place:
            new = self.instead(node)
            if new is not None:
                self.done += 1
                return new
        return self.generic_visit(node)

    def instead(self, node):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            if getattr(node, "whole", False):
                self.group = node.group
            if node.names[0].name == "*":
                return at(ast.Pass(), node)
            return [
                ast.fix_missing_locations(
                    at(
                        ast.Assign(
                            [ast.Name(each.asname or each.name.partition(".")[0], ast.Store())],
                            ast.Name(STAND_IN, ast.Load()),
                        ),
                        node,
                    )
                )
                for each in node.names
            ]
        if isinstance(node, ast.Raise):
            return at(ast.Pass(), node)
        if isinstance(node, ast.expr) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
            return at(ast.Name(STAND_IN, ast.Load()), node)
        if isinstance(node, ast.Raise):
            return at(ast.Pass(), node)
        return None


async def prove(asked):
    """Execute `asked["code"]`; return what fails where, and what it printed at last.

    `cited` are places that are not executed, `files` the modules beside it, `first` says
    whether those come before the standard library, `mounted` what to pretend, `name` is the
    module that the code is.
    """
    if asked["mounted"]:
        mount(asked["mounted"])
    tree = Split().visit(ast.parse(asked["code"]))
    for place in asked["cited"]:
        if not neutralise(tree, place):
            return {"error": f"nothing at {place} to leave out"}
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for name, text in asked["files"]:
            file = pathlib.Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        while True:
            loaded = dict(sys.modules)
            before = {
                name: dict(vars(module))
                for name, module in loaded.items()
                if isinstance(module, types.ModuleType) and name != "__main__"
            }
            path, environment = list(sys.path), dict(os.environ)
            if asked["files"]:
                sys.path.insert(0 if asked["first"] else len(sys.path), folder)
            if asked["first"]:  # what Pyodide itself has imported would be found before them
                for name, _ in asked["files"]:
                    sys.modules.pop(name.partition("/")[0].removesuffix(".py"), None)
            printed = io.StringIO()
            try:
                with contextlib.redirect_stdout(printed):
                    await execute(copy.deepcopy(tree), asked["name"], asked["timeout"])
            except BaseException as error:  # noqa: BLE001  whatever it is is the answer
                failure = describe(error)
            else:
                failure = None
            finally:
                sys.path[:] = path
                for name in set(sys.modules) - set(loaded):
                    del sys.modules[name]
                sys.modules.update(loaded)
                restore(before)
                os.environ.clear()
                os.environ.update(environment)
            if failure is None:
                return {"failures": failures, "printed": printed.getvalue()}
            failures.append(failure)
            if len(failures) > MOST_FAILURES or failure["place"] is None:
                return {"error": "it does not come to an end", "failures": failures}
            if not neutralise(tree, failure["place"]):
                return {"error": f"nothing at {failure['place']} to replace", "failures": failures}


def restore(before):
    """Undo what the code did to modules that were there before it."""
    for name, attributes in before.items():
        now = vars(sys.modules[name])
        for key, value in attributes.items():
            if now.get(key, StandIn) is not value and key != "modules":
                now[key] = value


def neutralise(tree, place):
    """Replace what stands at `place`, or the smallest thing around it that can be."""
    replacing = Replace(place)
    replacing.visit(tree)
    if replacing.done:
        return True
    line, column, end_line, end_column = place
    around = [
        node
        for node in ast.walk(tree)
        if isinstance(node, (ast.expr, ast.Import, ast.ImportFrom, ast.Raise))
        and span(node)[:2] <= (line, column)
        and span(node)[2:] >= (end_line, end_column)
    ]
    for node in sorted(around, key=lambda node: span(node)[0] * -1000 - span(node)[1]):
        replacing = Replace(span(node))
        replacing.visit(tree)
        if replacing.done:
            return True
    return False


async def execute(tree, name, timeout):
    namespace = {"__name__": name, "__file__": FILE, STAND_IN: StandIn()}
    if name != "__main__":
        namespace["__package__"] = name.rpartition(".")[0]
    code = compile(tree, FILE, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    result = eval(code, namespace)
    if inspect.isawaitable(result):
        await asyncio.wait_for(result, timeout)
    used = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    used |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in tree.body:
        await use(node, namespace, used, timeout)


async def use(node, namespace, used, timeout):
    """Call a function, and the methods of a class, that the code itself does not call."""
    if isinstance(node, (ast.If, ast.Try)):
        for inner in [*node.body, *node.orelse]:
            await use(inner, namespace, used, timeout)
        return
    made = namespace.get(getattr(node, "name", None) or "")
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name not in used:
        if isinstance(made, types.FunctionType):
            await call(made, timeout)
    elif isinstance(node, ast.ClassDef) and isinstance(made, type):
        methods = [
            inner.name
            for inner in node.body
            if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef))
            and inner.name not in used
            and not inner.name.startswith("__")
        ]
        if not methods or not callable_without_arguments(made):
            return
        for name in methods:
            await call(getattr(made(), name), timeout)


async def call(function, timeout):
    if not callable(function) or not callable_without_arguments(function):
        return
    try:
        result = function()
    except unittest.SkipTest:  # the code says itself that it cannot run here
        return
    if inspect.isawaitable(result):
        await asyncio.wait_for(result, timeout)
    elif inspect.isgenerator(result):
        for _ in result:
            pass
    elif inspect.isasyncgen(result):
        async for _ in result:
            pass


def callable_without_arguments(function):
    try:
        inspect.signature(function).bind()
    except (TypeError, ValueError):
        return False
    return True


def describe(error):
    """Name the exception and the innermost place in the code that it came through."""
    place, line, traceback = None, 0, error.__traceback__
    while traceback is not None:
        frame = traceback.tb_frame
        if frame.f_code.co_filename == FILE:
            line = traceback.tb_lineno
            positions = list(frame.f_code.co_positions())[traceback.tb_lasti // 2]
            start, end, column, end_column = positions
            place = None if start is None else (start, column, end, end_column)
        traceback = traceback.tb_next
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ != "builtins":
        name = f"{kind.__module__}.{name}"
    return {
        "line": line,
        "place": place,
        "exceptions": [kind.__qualname__, name],
        "bases": [base.__qualname__ for base in kind.__mro__[:-1]],
        "message": str(error),
    }


def mount(modules):
    """Pretend that these modules are there, as Cloudflare mounts them."""

    class Pretended(types.ModuleType):
        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            return type(name, (Exception,), {})

    for name in modules:
        if getattr(sys.modules.get(name), "__file__", None) is None:
            module = Pretended(name)
            module.__path__ = []
            sys.modules[name] = module


builtins.__dict__.setdefault(STAND_IN, StandIn())
