"""Files of made-up workspaces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Files = Mapping[str, str]


def write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def venv(name: str = ".venv", python: str = "3.13", config: str = "") -> dict[str, str]:
    """The files that make a folder a virtual environment with the package `flask`."""
    return {
        f"{name}/pyvenv.cfg": f"home = /usr/bin\nversion = {python}.0\n{config}",
        f"{name}/lib/python{python}/site-packages/flask/__init__.py": "",
    }
