"""Runs inside Pyodide: answers one job after another, each as if it were the first.

`answer(job)` takes and returns a line of JSON. After each job `sys.modules` is what it was
before, so that no import helps or harms the next one. This file must run on every Python
that is measured, so it is plain and needs nothing outside the standard library.
"""

import ast
import asyncio
import builtins
import contextlib
import hashlib
import importlib
import inspect
import io
import json
import os
import platform
import sys
import types
from collections.abc import Iterator
from typing import Any


async def answer(job: str) -> str:
    """Do what the job asks and return the outcome."""
    asked = json.loads(job)
    with fresh_modules():
        outcome = await JOBS[asked["do"]](asked)
    return json.dumps(outcome)


@contextlib.contextmanager
def fresh_modules() -> Iterator[None]:
    """Forget every module that is imported inside."""
    before = dict(sys.modules)
    try:
        yield
    finally:
        for name in list(sys.modules):
            if name not in before:
                del sys.modules[name]
        sys.modules.update(before)


def qualified(kind: type) -> str:
    """Return a class's name as it is written in a failure: the public one if it has one."""
    if kind.__module__ == "builtins":
        return kind.__qualname__
    package, _, last = kind.__module__.rpartition(".")
    if last.startswith("_") and getattr(sys.modules.get(package), kind.__name__, None) is kind:
        return f"{package}.{kind.__qualname__}"
    return f"{kind.__module__}.{kind.__qualname__}"


def described(error: BaseException) -> dict[str, Any]:
    """Describe an exception: its class, its message, the classes that catch it."""
    return {
        "exception": qualified(type(error)),
        "message": str(error),
        "bases": [qualified(base) for base in type(error).__mro__[:-1]],
    }


def mount(modules: list[str]) -> None:
    """Pretend that these modules are there: any attribute is an empty class.

    Cloudflare mounts `ssl`, `sqlite3` and `lzma`, which npm's package does not carry.
    What depends on them there is found by pretending.
    """

    class Pretended(types.ModuleType):
        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return type(name, (Exception,), {})

    for name in modules:
        module = Pretended(name)
        module.__path__ = []
        sys.modules[name] = module


async def do_import(asked: dict[str, Any]) -> dict[str, Any]:
    """Import a module; say which of the names asked for it lacks."""
    if "mounted" in asked:
        mount(asked["mounted"])
        if getattr(sys.modules.get(asked["module"]), "__file__", None):
            del sys.modules[asked["module"]]  # Pyodide imported it before anything was mounted
    try:
        module = importlib.import_module(asked["module"])
    except BaseException as error:  # noqa: BLE001  whatever an import raises is the answer
        return {"failure": described(error)}
    lacking = []
    raising = {}  # attributes that are made when asked for, and cannot be made
    for name in asked.get("names", []):
        try:
            getattr(module, name)
        except AttributeError:  # noqa: PERF203  each name is a question of its own
            lacking.append(name)
        except BaseException as error:  # noqa: BLE001  it is the answer
            raising[name] = described(error)
    return {"lacking": lacking, "raising": raising}


async def do_algorithm(asked: dict[str, Any]) -> dict[str, Any]:
    """Make a hash object by its algorithm's name."""
    try:
        made = hashlib.new(asked["name"])
    except Exception as error:  # noqa: BLE001  it is the answer
        return {"failure": described(error)}
    return {"digest_size": made.digest_size or None}


async def do_run(asked: dict[str, Any]) -> dict[str, Any]:
    """Run a program, which may await at top level; say what it raised or printed."""
    printed = io.StringIO()
    namespace: dict[str, Any] = {"__name__": "__main__", "__file__": "proof.py"}
    working = os.getcwd()  # noqa: PTH109  pathlib is not needed for a string
    try:
        with contextlib.redirect_stdout(printed):
            code = compile(asked["code"], "proof.py", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            result = eval(code, namespace)  # noqa: S307  to run it is the job
            if inspect.isawaitable(result):
                await asyncio.wait_for(result, 5)
    except BaseException as error:  # noqa: BLE001  it is the answer
        line, traceback = 0, error.__traceback__
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename == "proof.py":
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        return {"failure": described(error), "line": line, "printed": printed.getvalue()}
    finally:
        os.chdir(working)
    value = namespace.get("result")
    return {"printed": printed.getvalue(), "result": repr(value)}


async def do_platform(_asked: dict[str, Any]) -> dict[str, str]:
    """Return what code asks about the machine it runs on."""
    return {
        "sys.platform": sys.platform,
        "sys.byteorder": sys.byteorder,
        "sys.maxsize": str(sys.maxsize),
        "sys.implementation.name": sys.implementation.name,
        "sys.version_info": ".".join(map(str, sys.version_info[:3])),
        "os.name": os.name,
        "os.sep": os.sep,
        "os.linesep": os.linesep,
        "platform.machine()": platform.machine(),
        "platform.system()": platform.system(),
        "platform.python_implementation()": platform.python_implementation(),
    }


async def do_walk(_asked: dict[str, Any]) -> list[str]:
    """Return the names of every standard-library module in this Pyodide."""
    found = set(sys.builtin_module_names) | set(sys.stdlib_module_names)
    for entry in sys.path:
        if entry.endswith(".zip"):
            import zipfile  # noqa: PLC0415  only where it is needed

            for name in zipfile.ZipFile(entry).namelist():
                found.add(dotted(name))
        elif os.path.isdir(entry) and "site-packages" not in entry:  # noqa: PTH112
            for folder, _, files in os.walk(entry):
                if "site-packages" in folder:
                    continue
                for file in files:
                    found.add(dotted(os.path.relpath(os.path.join(folder, file), entry)))  # noqa: PTH118
    return sorted(found - {""})


def dotted(path: str) -> str:
    """Return the module that a file is, or nothing."""
    parts = path.replace("\\", "/").split("/")
    stem, _, suffix = parts[-1].partition(".")
    if suffix.rpartition(".")[2] not in {"py", "pyc", "so"} or not stem.isidentifier():
        return ""
    parts[-1] = stem
    if parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts) if all(part.isidentifier() for part in parts) else ""


async def do_shape(asked: dict[str, Any]) -> dict[str, Any]:
    """Find every public path to the callables and classes named, and what derives from them."""
    for name in asked["modules"]:
        with contextlib.suppress(BaseException):
            importlib.import_module(name)
    wanted: dict[int, str] = {}
    owners: dict[int, str] = {}
    kept = []
    for name in asked["names"]:
        owner, thing = found(name)
        if thing is None:
            continue
        kept.append(thing)
        if isinstance(owner, type):
            owners[id(owner)] = name.rpartition(".")[0]
        elif isinstance(thing, type):
            owners[id(thing)] = name
        else:
            wanted[id(thing)] = name
    for name in asked["classes"]:
        thing = found(name)[1]
        if isinstance(thing, type):
            kept.append(thing)
            owners.setdefault(id(thing), name)
    aliases: dict[str, str] = {}
    classes: dict[int, tuple[str, type]] = {}
    loaded = {name: sys.modules[name] for name in asked["modules"] if name in sys.modules}
    for module_name, module in loaded.items():
        for attribute, thing in list(vars(module).items()):
            path = f"{module_name}.{attribute}"
            canonical = wanted.get(id(thing)) or owners.get(id(thing))
            if canonical and canonical != path:
                aliases[path] = canonical
            if isinstance(thing, type) and any(id(base) in owners for base in thing.__mro__):
                home = owners.get(id(thing)) or qualified(thing)
                classes[id(thing)] = (home, thing)
                if path != home:
                    aliases[path] = home
    named = {key: home for key, (home, _) in classes.items()}
    return {
        "aliases": aliases,
        "classes": {
            home: [named.get(id(base)) or qualified(base) for base in kind.__mro__[:-1]]
            for home, kind in classes.values()
        },
        "unknown": [name for name in asked["names"] if found(name)[1] is None],
    }


def found(name: str) -> tuple[Any, Any]:
    """Return the thing with this dotted name, after what holds it."""
    parts = name.split(".")
    for end in range(len(parts) - 1, 0, -1):
        module = sys.modules.get(".".join(parts[:end]))
        if module is None:
            continue
        owner: Any = None
        thing: Any = module
        for part in parts[end:]:
            owner, thing = thing, getattr(thing, part, None)
        return owner, thing
    return None, None


async def do_classes(asked: dict[str, Any]) -> dict[str, list[str]]:
    """Return the public methods of every public class of some modules, by its shortest name."""
    found: dict[type, str] = {}
    for name in asked["modules"]:
        with contextlib.suppress(BaseException):
            importlib.import_module(name)
        for attribute, thing in list(vars(sys.modules.get(name, types)).items()):
            path = f"{name}.{attribute}"
            if isinstance(thing, type) and not path.startswith("_") and "._" not in path:
                shortest = min(found.get(thing, path), path, key=lambda p: (p.count("."), p))
                if thing.__module__.startswith(name.partition(".")[0]):
                    found[thing] = shortest
    return {name: public_methods(kind) for kind, name in found.items()}


def public_methods(kind: type) -> list[str]:
    """Return the names of what a class defines as functions, properties and the like."""
    wanted = (
        types.FunctionType, types.BuiltinFunctionType, types.MethodDescriptorType,
        types.ClassMethodDescriptorType, types.GetSetDescriptorType, classmethod, staticmethod,
        property,
    )  # fmt: skip
    return sorted(
        name
        for name in dir(kind)
        if not name.startswith("_") and isinstance(inspect.getattr_static(kind, name, None), wanted)
    )


async def do_lacking_methods(asked: dict[str, Any]) -> list[str]:
    """Return those of `names` that neither a class has nor its instances get otherwise."""
    module, _, name = asked["class"].rpartition(".")
    try:
        kind = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError):
        return []
    if any(hasattr(base, "__getattr__") for base in kind.__mro__):
        return []
    set_by_methods: set[str] = set()
    for base in kind.__mro__:
        set_by_methods |= set(getattr(base, "__annotations__", ()))
        for member in vars(base).values():
            code = getattr(member, "__code__", None)
            set_by_methods |= set(getattr(code, "co_names", ()))
    lacking = [name for name in asked["names"] if not hasattr(kind, name)]
    return [name for name in lacking if name not in set_by_methods]


async def do_topics(_asked: dict[str, Any]) -> list[str]:
    """Return the words for which `help` apologizes instead of explaining them."""
    import pydoc  # noqa: PLC0415  only where it is needed

    helper = pydoc.Helper
    apologies = []
    for word in sorted({*helper.keywords, *helper.topics, *helper.symbols}):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            pydoc.help(word)
        if "Sorry, topic and keyword documentation" in printed.getvalue():
            apologies.append(word)
    return apologies


async def do_bases(asked: dict[str, Any]) -> list[str]:
    """Return the classes that catch an exception known by its name, itself first."""
    if "." in asked["exception"]:
        importlib.import_module(asked["exception"].rpartition(".")[0])
        kind = found(asked["exception"])[1]
    else:
        kind = getattr(builtins, asked["exception"])
    return [qualified(base) for base in kind.__mro__[:-1]]


JOBS = {
    "import": do_import,
    "algorithm": do_algorithm,
    "run": do_run,
    "platform": do_platform,
    "walk": do_walk,
    "shape": do_shape,
    "classes": do_classes,
    "lacking methods": do_lacking_methods,
    "topics": do_topics,
    "bases": do_bases,
}
