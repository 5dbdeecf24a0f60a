"""The table of all modules on all runtimes."""

from __future__ import annotations

from documentation import markdown, module_pages, states
from documentation.states import State

_FRONT_MATTER = """
hide:
  - toc
search:
  boost: 2
"""


def pages() -> dict[str, str]:
    """The page by its path below `docs/`."""
    return {"compatibility.md": _page()}


def _page() -> str:
    runtimes = states.runtimes()
    rows = (
        [
            f'<span id="{module}">{module_pages.link(module, f"`{module}`", "modules/")}</span>',
            *(states.state(runtime, module).word for runtime in runtimes),
        ]
        for module in states.modules()
    )
    heads = [
        f'[{states.short(runtime)}](runtimes/{runtime.name}.md "{runtime.label}")'
        for runtime in runtimes
    ]
    return markdown.page(
        "The standard library on Workers and Pyodide",
        "Every public module of Python's standard library on every runtime that Edgewise knows, "
        "as it was [measured](measured.md). A module's link leads to what is missing in it, why, "
        "and what to use instead; a line's own address is `#` and the module's name.",
        markdown.details("What the words mean", _legend()),
        '<div class="ew-compatibility" markdown="1">',
        markdown.table(["module", *heads], rows),
        "</div>",
        front_matter=_FRONT_MATTER,
    )


def _legend() -> str:
    return "\n\n".join(
        [
            markdown.table(["", "what it means"], ([each.word, each.meaning] for each in State)),
            "What fails only while a Worker starts (randomness, timers, sockets) does not count "
            "here; a module's own page lists it.",
        ]
    )
