"""Runs inside Pyodide: imports one module of an installed distribution, as if it were the first."""

import builtins
import importlib
import os
import sys
import warnings
from pathlib import Path

TREE = "/installed"


def failure(site_packages, module):
    """Give the exception, its message, where it was raised, and the modules that it was for.

    The place is the innermost one in installed code. None if the module imports.
    """
    if not Path(TREE).is_dir():
        import pyodide_js

        pyodide_js.mountNodeFS(TREE, site_packages)
    # what an import may leave behind beside modules, which `answer` forgets
    kept = sys.path[:], sys.meta_path[:], sys.path_hooks[:], dict(os.environ)
    replaced = builtins.__import__, sys.excepthook, sys.stdout, sys.stderr
    sys.path.append(TREE)
    importlib.invalidate_caches()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            __import__(module)
    except BaseException as error:  # noqa: BLE001  whatever it raises is the answer
        return described(error)
    finally:
        builtins.__import__, sys.excepthook, sys.stdout, sys.stderr = replaced
        sys.path[:], sys.meta_path[:], sys.path_hooks[:] = kept[:3]
        sys.path_importer_cache.clear()
        os.environ.clear()
        os.environ.update(kept[3])
    return None


def described(error):
    """Describe the exception and what it comes from."""
    file, line = None, 0
    if isinstance(error, SyntaxError) and str(error.filename).startswith(TREE + "/"):
        file, line = error.filename.removeprefix(TREE + "/"), error.lineno
    traceback = error.__traceback__
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if name.startswith(TREE + "/"):
            file, line = name.removeprefix(TREE + "/"), traceback.tb_lineno
        traceback = traceback.tb_next
    message = str(error).replace(TREE + "/", "").strip()
    return [
        type(error).__name__,
        message.partition("\n")[0][:160],
        file,
        line,
        sorted(set(missing(error))),
    ]


def missing(error):
    """Name the modules that it, or what it was raised for, did not find."""
    seen = []
    while error is not None and error not in seen:
        seen.append(error)
        if isinstance(error, ImportError) and error.name:
            yield error.name
            if name := getattr(error, "name_from", None):
                yield f"{error.name}.{name}"
        error = error.__cause__ or error.__context__
