"""Ask jedi, in a process of its own: one JSON line in, one out.

Question: `{"id": 1, "path": ["/shop", …], "module": "shop.compat", "name": "Thread"}`.
Answer: `{"id": 1, "name": "threading.Thread" or null, "files": ["/shop/compat.py", …]}`,
where `files` are the workspace's files that were read for it. The first line out is
`{"ready": true}`.

Nothing of the workspace is executed. `jedi_client` starts the process without `site`, so
no `.pth` line and no `sitecustomize` runs, and with only the standard library on
`sys.path`; jedi gets the workspace's folders as text to search. What jedi itself would
execute is shut off in `Jedi`: other interpreters, compiled modules (it imports those on
its own `sys.path`), modules that it knows as dynamic.
"""

# Paths arrive and leave as strings here.
# ruff: noqa: PTH116, PTH118

from __future__ import annotations

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

from edgewise.resolve.names import Search

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from edgewise.resolve.bindings import Node
    from edgewise.resolve.names import Definition


def main(standard_path: Sequence[str]) -> None:
    """Answer questions until the input ends, which it does when the parent dies.

    `standard_path` is what `sys.path` was before jedi's folder was put there.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    if hasattr(os, "nice"):
        os.nice(10)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii", newline="\n")
    sys.stdout = sys.stderr  # whatever prints must not speak into the answers
    asked = _questions()
    jedi = Jedi(standard_path)
    _write(answers, {"ready": True})
    while True:
        question = json.loads(asked.get())
        importlib.invalidate_caches()  # Python's finders miss a file born in the same clock tick
        search = Search(jedi, question["path"])
        try:
            name = search.standard_name(question["module"], question["name"])
        except Exception as error:  # noqa: BLE001 - jedi raises anything on odd code; the parent logs it
            answer = {"name": None, "files": sorted(search.files), "error": repr(error)[:500]}
        else:
            answer = {"name": name, "files": sorted(search.files)}
        _write(answers, {"id": question["id"], **answer})


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
        self._grammar = _newest_grammar(parso)
        self._environment = InterpreterEnvironment()
        self._environment.get_grammar = lambda: self._grammar
        self._jedi = jedi
        self._trees: dict[str, dict[Path, object]] = parso.cache.parser_cache
        self._stamps: dict[str, tuple[int, int]] = {}
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
        project = self._jedi.Project(
            path[0], sys_path=path, smart_sys_path=False, load_unsafe_extensions=False
        )
        script = self._jedi.Script(code, project=project, environment=self._environment)
        found: list[Definition] = script.goto(1, len(code) - 1, follow_imports=False)
        return found

    def parse(self, file: str) -> Node:
        """Parse a file; its tree is kept in memory as long as the file stays the same.

        parso keeps it as long as the file gets no *newer*, which a checkout of an older
        commit does not make it.
        """
        status = os.stat(file)
        stamp = (status.st_mtime_ns, status.st_size)
        if self._stamps.setdefault(file, stamp) != stamp:
            self._stamps[file] = stamp
            for trees in self._trees.values():
                trees.pop(Path(file), None)
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


def _keep_trees_in_memory_only(parso: Any) -> None:
    """Write no pickles to the user's cache folder: measured, they save these questions nothing.

    parso has no public switch for it.
    """
    for name in ("load_from_file_system", "save_to_file_system", "remove_cache_and_update_lock"):
        setattr(parso.cache, f"_{name}", lambda *_, **__: None)
