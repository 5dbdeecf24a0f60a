"""Runs inside Pyodide: imports one module of the standard library."""

import sys
import warnings

ROOT = next(entry for entry in sys.path if entry.endswith(".zip")) + "/"


def failure(module):
    """Give the exception, its message, and where the module itself raised it; None if it imports.

    The place is the outermost one in the standard library: what stands in `module`, or in a
    package that it is in.
    """
    warnings.simplefilter("ignore")
    try:
        __import__(module)  # unlike importlib.import_module it leaves no frame of its own
    except BaseException as error:  # noqa: BLE001  whatever it raises is the answer
        return described(error)
    return None


def described(error):
    """Describe the exception and find the outermost place in the standard library."""
    file, line = None, 0
    traceback = error.__traceback__
    while traceback is not None and file is None:
        name = traceback.tb_frame.f_code.co_filename
        if name.startswith(ROOT):
            file, line = name.removeprefix(ROOT), traceback.tb_lineno
        traceback = traceback.tb_next
    message = str(error).strip().partition("\n")[0]
    return [type(error).__name__, message, file, line]
