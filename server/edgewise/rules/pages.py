"""The rules' documentation pages: made from their docstrings, shipped inside the package.

`python -m edgewise.rules.pages` writes them anew; CI fails when they are not fresh.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.rules import documented, find_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edgewise.rules.documented import Documented

PAGES = Path(__file__).parent.parent / "pages"
# Where the pages are published; None while that is nowhere, and then they open from disk.
PUBLISHED_AT: str | None = None
_NOTICE = "<!-- Written by `python -m edgewise.rules.pages` from the rule's docstring. -->\n"


def documentation_url(code: str) -> str:
    """The address of a rule's page; the list of all rules for a code without one."""
    is_rule = find_rule(code) is not None
    if PUBLISHED_AT is not None:  # as the site of `mkdocs.yml` serves its folder `rules`
        return f"{PUBLISHED_AT.rstrip('/')}/{code if is_rule else ''}"
    return (PAGES / f"{code if is_rule else 'README'}.md").as_uri()


def page(rule: Documented) -> str:
    """The page of one rule, in Markdown."""
    facts = f"**{rule.code}** · `{rule.name}` · {rule.severity.value}"
    return f"# {rule.name} ({rule.code})\n\n{facts}\n\n{rule.documentation()}\n"


def index() -> str:
    """The list of all rules, in Markdown."""
    rows = [
        f"| [{rule.code}]({rule.code}.md) | `{rule.name}` | {rule.severity.value} "
        f"| {rule.summary().rstrip('.')} |"
        for rule in documented()
    ]
    head = ["| code | name | severity | what it says |", "|---|---|---|---|"]
    return "\n".join([_NOTICE + "# Rules", "", *head, *rows, ""])


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {
        "README.md": index(),
        **{f"{rule.code}.md": _NOTICE + page(rule) for rule in documented()},
    }


def main(arguments: Sequence[str]) -> int:
    """Write the pages; with `--check` only say whether they are what they should be."""
    wanted = pages()
    if "--check" in arguments:
        stale = [
            name
            for name, text in wanted.items()
            if not (PAGES / name).is_file() or (PAGES / name).read_text("utf-8") != text
        ]
        stale += [path.name for path in PAGES.glob("*.md") if path.name not in wanted]
        if stale:
            sys.stderr.write(f"Stale rule pages: {', '.join(sorted(stale))}. Run `make pages`.\n")
        return 1 if stale else 0
    PAGES.mkdir(exist_ok=True)
    for path in PAGES.glob("*.md"):
        path.unlink()
    for name, text in wanted.items():
        (PAGES / name).write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
