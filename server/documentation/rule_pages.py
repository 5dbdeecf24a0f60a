"""The rules' pages, as they are shipped inside the package, and their list."""

from __future__ import annotations

from edgewise.rules import pages as shipped


def pages() -> dict[str, str]:
    """The pages by their paths below `docs/`: `rules/EW101.md` is served at `rules/EW101/`."""
    return {
        f"rules/{'index.md' if name == 'README.md' else name}": text
        for name, text in shipped.pages().items()
    }
