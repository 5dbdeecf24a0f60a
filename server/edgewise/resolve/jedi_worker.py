"""Ask jedi, in a process of its own: one JSON line in, one out.

Where does an import lead: `{"id": 1, "path": ["/shop", …], "module": "shop.compat",
"name": "Thread"}`. Answer: `{"id": 1, "name": "threading.Thread" or null, "files":
["/shop/compat.py", …]}`, where `files` are the workspace's files that were read for it.

What is an attribute read of: `{"id": 2, "source": {"text": …, "file": "/shop/entry.py",
"path": ["/shop", …]}, "line": 0, "column": 4}`, later questions about the same text without
`source`. Answer: `{"id": 2, "types": [["threading.Timer", "threading.Thread"]], "files": […]}`,
where `files` are those that questions about the text have led to.

The first line out is `{"ready": true}`.

Nothing of the workspace is executed. `jedi_client` starts the process without `site`, so
no `.pth` line and no `sitecustomize` runs, and with only the standard library on
`sys.path`; jedi gets the workspace's folders as text to search. What jedi itself would
execute is shut off in `Jedi`: other interpreters, compiled modules (it imports those on
its own `sys.path`), modules that it knows as dynamic.
"""

# Paths arrive and leave as strings here.
# ruff: noqa: PTH116, PTH118

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import queue
import signal
import stat
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edgewise.resolve import doubt
from edgewise.resolve.names import Search
from edgewise.resolve.receivers import Receivers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from edgewise.resolve.bindings import Node
    from edgewise.resolve.names import Definition


_MAX_TREES = 200
"""Files whose trees are kept; one of 200 lines takes some 0.5 MB."""

_TYPICAL = """\
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
def f(threads: list[Thread], pools: dict[str, ThreadPoolExecutor]):
    for thread in threads:
        thread.start()
    with pools[sys.platform] as pool:
        pool.submit()
"""


def main(standard_path: Sequence[str], *, polite: bool) -> None:
    """Answer questions until the input ends, which it does when the parent dies.

    `standard_path` is what `sys.path` was before jedi's folder was put there. Who is `polite`
    lets everything else go first.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii", newline="\n")
    sys.stdout = sys.stderr  # whatever prints must not speak into the answers
    gc.set_threshold(100_000, 50, 100)  # reading the standard library's stubs takes 40 % less
    asked = _questions()
    jedi = Jedi(standard_path)
    jedi.warm_up()
    if polite and hasattr(os, "nice"):
        os.nice(10)  # not before: a busy machine would take half a minute to get here
    _write(answers, {"ready": True})
    while True:
        question = json.loads(asked.get())
        importlib.invalidate_caches()  # Python's finders miss a file born in the same clock tick
        try:
            answer = _answer(jedi, question)
        except Exception as error:  # noqa: BLE001 - jedi raises anything on odd code; the parent logs it
            answer = {"error": repr(error)[:500]}
        _write(answers, {"id": question["id"], **answer})


def _answer(jedi: Jedi, question: dict[str, Any]) -> dict[str, object]:
    if "module" in question:
        jedi.forget_trees()
        jedi.read(None)  # what an import leads to is what the disk says
        search = Search(jedi, question["path"])
        name = search.standard_name(question["module"], question["name"])
        return {"name": name, "files": sorted(search.files)}
    if "source" in question:
        jedi.read(question["source"])
    if jedi.receivers is None:
        return {"error": "no text was given"}
    types = jedi.receivers.types(question["line"], question["column"])
    return {"types": types, "files": sorted(jedi.receivers.files())}


def _questions() -> queue.SimpleQueue[bytes]:
    """Read the lines that arrive, in a thread so that the end is noticed in mid-question."""
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def read() -> None:
        for line in sys.stdin.buffer:
            lines.put(line)
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    return lines


def _write(answers: TextIO, message: dict[str, object]) -> None:
    try:
        answers.write(json.dumps(message) + "\n")
        answers.flush()
    except OSError:  # the parent is gone
        os._exit(0)


class Jedi:
    """jedi, imported and tamed. Implements `names.Finder`."""

    def __init__(self, standard_path: Sequence[str]) -> None:
        import jedi  # noqa: PLC0415 - only the worker imports it
        import parso  # noqa: PLC0415
        from jedi.api.environment import InterpreterEnvironment  # noqa: PLC0415

        # From here on both find their own submodules through their packages' paths.
        sys.path[:] = standard_path
        jedi.settings.auto_import_modules = []
        jedi.settings.fast_parser = False  # its diffs are for an editor's buffer, not for files
        jedi.settings.dynamic_params = False
        _read_regular_files_only(parso)
        _keep_trees_in_memory_only(parso)
        _notice_every_change(parso)
        self._grammar = _newest_grammar(parso)
        self._environment = InterpreterEnvironment()
        self._environment.get_grammar = lambda: self._grammar
        self._jedi = jedi
        self._trees: dict[str, dict[Path | None, Any]] = parso.cache.parser_cache
        self._unknown = doubt.install()
        self._file: Path | None = None
        self.receivers: Receivers | None = None
        typeshed = Path(jedi.__file__).parent / "third_party" / "typeshed" / "stdlib"
        self._typeshed = os.path.join(typeshed, "")
        self._standard_folders = tuple(os.path.join(folder, "") for folder in standard_path)
        self.standard_modules = frozenset(
            (
                *sys.stdlib_module_names,
                *(entry.name.partition(".")[0] for entry in os.scandir(typeshed)),
            )
        )

    def goto(self, code: str, path: Sequence[str]) -> Sequence[Definition]:
        """Say what the last name of the line `code` means, imports not followed."""
        script = self._script(code, path)
        found: list[Definition] = script.goto(1, len(code) - 1, follow_imports=False)
        return found

    def read(self, source: dict[str, Any] | None) -> Receivers | None:
        """Take a text in hand, to be asked about; None to put it away.

        jedi keeps its tree, under the file's name, where it looks for trees of files.
        """
        for trees in self._trees.values():
            trees.pop(self._file, None)
        self._file, self.receivers = None, None
        if source is None:
            return None
        self._file = Path(source["file"]) if source["file"] else None
        self._jedi.settings.fast_parser = True  # it would not keep the tree otherwise
        try:
            script = self._script(source["text"], source["path"], self._file)
        finally:
            self._jedi.settings.fast_parser = False
        self.receivers = Receivers(script, self, self._unknown)
        return self.receivers

    def warm_up(self) -> None:
        """Read what nearly every question about a receiver needs of the standard library.

        It takes half a second, which would be the first question's and too long for it.
        """
        receivers = self.read({"text": _TYPICAL, "file": None, "path": [self._typeshed]})
        with contextlib.suppress(Exception):  # jedi's trouble will show with each question
            for line, text in enumerate(_TYPICAL.splitlines()):
                if receivers is not None and text.endswith("()"):
                    receivers.types(line, text.rindex(".") + 1)
        self.read(None)

    def forget_trees(self) -> None:
        """Keep a bounded number of trees, those that were used last: a project may be large."""
        for trees in self._trees.values():
            if len(trees) > _MAX_TREES:
                by_age = sorted(trees, key=lambda file: trees[file].last_used)
                for file in by_age[: len(trees) - _MAX_TREES // 2]:
                    del trees[file]
                gc.collect()  # a tree's nodes know each other

    def _script(self, code: str, path: Sequence[str], file: Path | None = None) -> Any:
        project = self._jedi.Project(
            path[0], sys_path=path, smart_sys_path=False, load_unsafe_extensions=False
        )
        return self._jedi.Script(code, path=file, project=project, environment=self._environment)

    def parse(self, file: str) -> Node:
        """Parse a file; its tree is kept in memory as long as the file stays the same."""
        return self._grammar.parse(path=file, cache=True)

    def is_standard(self, file: Path | None) -> bool:
        """Tell whether a definition is the standard library's; compiled ones have no file."""
        if file is None or str(file).startswith(self._typeshed):
            return True
        return "site-packages" not in file.parts and str(file).startswith(self._standard_folders)


def _newest_grammar(parso: Any) -> Any:
    """Load the grammar of the newest Python: the workspace's may be newer than the server's."""
    known = sorted(
        int(file.stem.removeprefix("grammar3"))
        for file in Path(parso.__file__).parent.glob("python/grammar3*.txt")
    )
    return parso.load_grammar(version=f"3.{known[-1]}" if known else None)


def _read_regular_files_only(parso: Any) -> None:
    """Keep odd files away: a `.pyi` that is a FIFO would hold the worker for good."""

    def read(file: Any) -> bytes:
        if not stat.S_ISREG(os.stat(file.path).st_mode):
            raise FileNotFoundError(file.path)
        return Path(file.path).read_bytes()

    parso.file_io.FileIO.read = read


def _notice_every_change(parso: Any) -> None:
    """Keep a file's tree as long as the file stays the same.

    parso keeps it as long as the file gets no *newer*, which a checkout of an older commit
    does not make it.
    """
    last_modified = parso.file_io.FileIO.get_last_modified
    stamps: dict[Path, tuple[int, int]] = {}

    def get_last_modified(file: Any) -> Any:
        with contextlib.suppress(OSError):
            status = os.stat(file.path)
            stamp = (status.st_mtime_ns, status.st_size)
            if stamps.setdefault(file.path, stamp) != stamp:
                stamps[file.path] = stamp
                for trees in parso.cache.parser_cache.values():
                    trees.pop(file.path, None)
        return last_modified(file)

    parso.file_io.FileIO.get_last_modified = get_last_modified


def _keep_trees_in_memory_only(parso: Any) -> None:
    """Write no pickles to the user's cache folder: measured, they save these questions nothing.

    parso has no public switch for it.
    """
    for name in ("load_from_file_system", "save_to_file_system", "remove_cache_and_update_lock"):
        setattr(parso.cache, f"_{name}", lambda *_, **__: None)
