"""The distributions that Pyodide brings, built for it: what an installer finds beside PyPI.

From `data/packages.json`, which `server/probe/pyodide_packages.py` writes from the locks of
Pyodide's releases. What is no package there may still be on PyPI, pure or built for the target:
that it is missing here says nothing by itself.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).parent / "data" / "packages.json"


@dataclass(frozen=True, slots=True)
class Build:
    """One distribution of a Pyodide release.

    `tags` are those of its wheel (`cp313-cp313-pyodide_2025_0_wasm32`), empty for a pure one.
    `imports` are the top-level modules, `depends` the packages that Pyodide loads with it.
    """

    name: str
    version: str
    tags: str
    imports: tuple[str, ...]
    depends: tuple[str, ...]

    @property
    def native(self) -> bool:
        """Whether it has compiled code."""
        return bool(self.tags)


@dataclass(frozen=True)
class PackageIndex:
    """The distributions that Pyodide `release` brings to one runtime.

    `abi` (`2025_0`) is the binary interface that compiled code must be built for, `emscripten`
    the compiler's version. `provenance` says where that is from.
    """

    release: str
    abi: str
    emscripten: str
    provenance: Mapping[str, str] = field(repr=False)
    _stored: Mapping[str, list[Any]] = field(repr=False)

    def build(self, name: str) -> Build | None:
        """Return the distribution `name`, spelled in any way; None if the release has none."""
        name = re.sub(r"[-_.]+", "-", name).lower()
        row = self._stored.get(name)
        if row is None:
            return None
        version, tags, imports, depends = (*row, *_ABSENT[len(row) :])
        modules = tuple(imports) or (name.replace("-", "_"),)
        return Build(name, version, tags, modules, tuple(depends))

    def providing(self, module: str) -> Build | None:
        """Return the distribution that a top-level module is from, None if none has it."""
        name = self._providers.get(module.partition(".")[0])
        return self.build(name) if name else None

    @cached_property
    def _providers(self) -> Mapping[str, str]:
        found = (self.build(name) for name in self._stored)
        return {module: each.name for each in found if each for module in each.imports}


_ABSENT: tuple[Any, ...] = ("", "", (), ())


@cache
def packages_for(runtime: str) -> PackageIndex | None:
    """Return what Pyodide brings to the runtime of this name; None where that is not known."""
    stored = _json()
    served = stored["runtimes"].get(runtime)
    if served is None:
        return None
    lock = stored["locks"][served["lock"]]
    return PackageIndex(
        served["release"], lock["abi"], lock["emscripten"], served["provenance"], lock["packages"]
    )


@cache
def _json() -> Any:
    return json.loads(_FILE.read_text("utf-8"))
