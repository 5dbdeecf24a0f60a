"""The configurations of all editors, as they lie in `editors/`."""

from __future__ import annotations

import re
from pathlib import Path

from documentation import markdown

_EDITORS = Path(__file__).parents[2] / "editors"
_TITLES = {
    "neovim": "Neovim",
    "emacs": "Emacs",
    "vim": "Vim",
    "kate": "Kate",
    "helix": "Helix",
    "zed": "Zed",
    "sublime": "Sublime Text",
    "jetbrains": "PyCharm, IntelliJ IDEA",
}
_LANGUAGES = {".el": "lisp", ".rs": "rust", ".sublime-settings": "json"}
# Beside the configuration, a package for those who build it.
_NOT_SHOWN = {"Cargo.toml", "lib.rs"}


def pages() -> dict[str, str]:
    """The page by its path below `docs/`."""
    return {"reference/editors.md": _page()}


def _page() -> str:
    return markdown.page(
        "Configurations of editors",
        "Each needs `edgewise` on the `PATH`. [Editors](../editors.md) says what was tried.",
        *(_section(folder, title) for folder, title in _TITLES.items()),
    )


def _section(folder: str, title: str) -> str:
    parts = [f"## {title} {{#{folder}}}"]
    readme = _EDITORS / folder / "README.md"
    if readme.is_file():
        _, _, text = readme.read_text("utf-8").partition("\n")
        parts.append(re.sub(r"\[(`[^`]*`)\]\((?!\w+:)[^)]*\)", r"\1", text.strip()))
    for path in sorted((_EDITORS / folder).rglob("*")):
        if path.is_file() and path != readme and path.name not in _NOT_SHOWN:
            name = path.relative_to(_EDITORS).as_posix()
            language = _LANGUAGES.get(path.suffix, path.suffix.removeprefix("."))
            content = path.read_text("utf-8").rstrip()
            parts.append(f"`editors/{name}`:\n\n```{language}\n{content}\n```")
    return "\n\n".join(parts)
