"""Made-up lock files and environments."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.packages.lockfile import Lock, read_lock
from edgewise.packages.verdict import NoInventory

if TYPE_CHECKING:
    from edgewise.packages.metadata import Distribution

MANYLINUX = "cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64"


def uv_package(name: str, *tags: str, version: str = "1.0", more: str = "") -> str:
    """One package of a `uv.lock` with a wheel for each of the tags."""
    file = name.replace("-", "_")
    wheels = "".join(
        f'    {{ url = "https://files.example/{file}-{version}-{tag}.whl", size = 1 }},\n'
        for tag in tags
    )
    return (
        f'[[package]]\nname = "{name}"\nversion = "{version}"\n'
        'source = { registry = "https://pypi.example/simple" }\n'
        f"{more}wheels = [\n{wheels}]\n\n"
    )


def uv_lock(*packages: str, head: str = 'requires-python = ">=3.12"\n') -> Lock:
    lock = read_lock(f"version = 1\n{head}\n{''.join(packages)}", Path("uv.lock"))
    assert lock is not None
    return lock


@dataclass
class Shelf(NoInventory):
    """What is known, given directly."""

    locks: tuple[Lock, ...] = ()
    here: dict[str, Distribution] = field(default_factory=dict)
    in_modules: dict[str, Distribution] = field(default_factory=dict)

    def vendored(self, name: str) -> Distribution | None:
        return self.in_modules.get(name)

    def installed(self, name: str) -> Distribution | None:
        return self.here.get(name)
