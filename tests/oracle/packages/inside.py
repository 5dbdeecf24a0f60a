"""Runs inside Pyodide: imports modules one after another and says which do not import."""

import builtins
import importlib
import os
import sys
import warnings
from pathlib import Path

TREE = "/packages"
IMPORT = vars(sys).setdefault("edgewise_import", builtins.__import__)
KEPT = vars(sys).setdefault("edgewise_kept", {})


def failures(tree, modules):
    """Map each module that does not import to its exception, message, file and line."""
    if not Path(TREE).is_dir():
        import pyodide_js

        pyodide_js.mountNodeFS(TREE, tree)
    if TREE not in sys.path:
        sys.path.append(TREE)
        importlib.invalidate_caches()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "django.conf.global_settings")
    warnings.simplefilter("ignore")
    sys.modules.update(KEPT)  # `answer` forgets what a job imports
    failed = {}
    for module in modules:
        try:
            importlib.import_module(module)
        except BaseException as error:  # noqa: BLE001  whatever it raises is the answer
            failed[module] = described(error)
        builtins.__import__ = IMPORT  # some replace it
    KEPT.update(sys.modules)
    return failed


def described(error):
    """Describe the exception; the place is the innermost one in the packages' own code."""
    file, line = None, 0
    if isinstance(error, SyntaxError) and error.filename:
        file, line = error.filename.removeprefix(TREE + "/"), error.lineno
    traceback = error.__traceback__
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if name.startswith(TREE + "/"):
            file, line = name[len(TREE) + 1 :], traceback.tb_lineno
        traceback = traceback.tb_next
    message = str(error).replace(TREE + "/", "").strip()
    return [type(error).__name__, message.partition("\n")[0][:160], file, line]
