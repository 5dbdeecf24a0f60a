"""Run command-line programs in tests, in process."""
import contextlib
import io
import os
import runpy
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple
from unittest import mock


class Result(NamedTuple):
    code: int
    out: str


@contextlib.contextmanager
def isolated_filesystem():
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)


class Runner:
    def __init__(self, env=None):
        self.env = env or {}

    def invoke(self, script, *args, stdin=""):
        out, code = io.StringIO(), 0
        with (
            mock.patch.dict(os.environ, self.env),
            mock.patch.object(sys, "argv", [script, *args]),
            mock.patch.object(sys, "stdin", io.StringIO(stdin)),
            contextlib.redirect_stdout(out),
        ):
            try:
                runpy.run_path(script, run_name="__main__")
            except SystemExit as exit_:
                code = exit_.code or 0
        return Result(code, out.getvalue())


with isolated_filesystem() as folder:
    script = folder / "greet.py"
    script.write_text(
        "import os, sys\nname = input()\n"
        "print(os.environ['GREETING'], name, *sys.argv[1:])\nsys.exit(3)\n"
    )
    print(Runner({"GREETING": "Hello"}).invoke(str(script), "!", stdin="Ada\n"))
