"""Write the generated pages; with `--check` only say which are not what they should be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from documentation import (
    accuracy,
    commands,
    compatibility,
    configuration,
    editor_configurations,
    module_pages,
    rule_pages,
    runtime_pages,
    speed,
    speed_figures,
    vscode_settings,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

DOCS = Path(__file__).parents[2] / "docs"
# Folders in which every page is generated: what nothing asks for there is stale.
_OWNED = ("modules", "rules", "runtimes", "reference")


def pages() -> dict[str, str]:
    """Every generated page by its path below `docs/`."""
    return {
        **rule_pages.pages(),
        **compatibility.pages(),
        **module_pages.pages(),
        **runtime_pages.pages(),
        **commands.pages(),
        **configuration.pages(),
        **vscode_settings.pages(),
        **editor_configurations.pages(),
        **accuracy.pages(),
        **speed.pages(),
    }


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or say what is stale and return 1."""
    wanted = pages()
    superfluous = [
        path
        for folder in _OWNED
        for path in (DOCS / folder).glob("**/*.md")
        if path.relative_to(DOCS).as_posix() not in wanted
    ]
    if "--check" in arguments:
        stale = [name for name, text in wanted.items() if _read(DOCS / name) != text]
        stale += [path.relative_to(DOCS).as_posix() for path in superfluous]
        if stale:
            sys.stderr.write(
                f"Stale pages in docs: {', '.join(sorted(stale))}. Run `make pages`.\n"
            )
        if drawn_anew := speed_figures.plot_is_stale():
            sys.stderr.write("docs/assets/speed.svg has other figures. Run `make speed`.\n")
        return 1 if stale or drawn_anew else 0
    for path in superfluous:
        path.unlink()
    for name, text in wanted.items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return 0


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
