"""Runs inside Pyodide: executes one snippet as the program that it is.

`outcome_of(path, code)` says how it ended: `{"outcome": "ok"}`, or what it raised and the
innermost line of the snippet on the way there. What it did to the interpreter is undone.
"""

import asyncio
import contextlib
import linecache
import os
import pathlib
import random
import re
import signal
import sys
import tempfile
import types


def outcome_of(path, code):
    with tempfile.TemporaryDirectory() as folder, restored():
        file = pathlib.Path(folder, path)
        file.parent.mkdir(parents=True)
        file.write_text(code)
        os.chdir(file.parent)
        sys.argv = [str(file)]
        sys.path.insert(0, str(file.parent))
        module = types.ModuleType("__main__")
        module.__file__ = str(file)
        module.__builtins__ = __builtins__
        sys.modules["__main__"] = module
        try:
            exec(compile(code, str(file), "exec"), vars(module))
        except BaseException as error:  # noqa: BLE001  whatever it is is the answer
            if isinstance(error, SystemExit) and error.code in {None, 0}:
                return {"outcome": "ok"}
            return described(error, str(file))
    return {"outcome": "ok"}


def described(error, file):
    """Say what an uncaught exception is and where it was raised; of a group, its first."""
    line = innermost(error, file)
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
        line = innermost(error, file) or line
    if isinstance(error, SyntaxError) and error.filename == file:
        line = error.lineno
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ != "builtins":
        name = f"{kind.__module__}.{name}"
    message = str(error).partition("\n")[0].replace(file, "<snippet>")
    message = re.sub("0x[0-9a-f]+", "0x…", message)
    return {"outcome": "raises", "exception": name, "message": message, "line": line}


def innermost(error, file):
    line, traceback = 0, error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == file:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


@contextlib.contextmanager
def restored():
    """Undo what is done inside to the interpreter, to its modules and to their attributes."""
    modules = dict(sys.modules)
    attributes = {
        name: dict(vars(module))
        for name, module in modules.items()
        if isinstance(module, types.ModuleType)
    }
    lists = {id(each): (each, list(each)) for each in (sys.path, sys.meta_path, sys.path_hooks)}
    environment = dict(os.environ)
    working = os.getcwd()
    argv = sys.argv
    mask = os.umask(0o022)
    os.umask(mask)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    randomness = random.getstate()
    recursion = sys.getrecursionlimit()
    loop = asyncio._get_running_loop()
    try:
        with contextlib.redirect_stdout(sys.__stdout__):  # it has a descriptor, and is not shown
            yield
    finally:
        asyncio._set_running_loop(loop)
        sys.setrecursionlimit(recursion)
        random.setstate(randomness)
        for number, handler in handlers.items():
            with contextlib.suppress(Exception):
                signal.signal(number, handler)
        os.umask(mask)
        sys.argv = argv
        os.chdir(working)
        os.environ.clear()
        os.environ.update(environment)
        for each, items in lists.values():
            each[:] = items
        for name in set(sys.modules) - set(modules):
            del sys.modules[name]
        sys.modules.update(modules)
        for name, before in attributes.items():
            now = vars(modules[name])
            for key, value in before.items():
                if now.get(key, restored) is not value:
                    now[key] = value
        linecache.clearcache()
