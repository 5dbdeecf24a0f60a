"""The reference of the options, from their one description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documentation import markdown
from edgewise.config.options import described

if TYPE_CHECKING:
    from edgewise.config.options import Option


def pages() -> dict[str, str]:
    """The page by its path below `docs/`."""
    return {"reference/configuration.md": _page()}


def _page() -> str:
    return markdown.page(
        "Configuration",
        "Options stand in `pyproject.toml` under `[tool.edgewise]`, or in `edgewise.toml` without "
        "that heading. An option that does not exist or has a wrong value is reported where it "
        "stands ([EW903](../rules/EW903.md)).",
        markdown.table(
            ["option", "what it is"],
            (
                [f"[`{option.name}`](#{option.name})", _first_sentence(option.meaning)]
                for option in described()
            ),
        ),
        *(_section(option) for option in described()),
    )


def _section(option: Option) -> str:
    value = option.kind.value
    default = f" Default: `{option.default}`." if option.default is not None else ""
    adds = " What several files and the command line say adds up." if option.adds else ""
    return "\n\n".join(
        [
            f"## `{option.name}` {{#{option.name}}}",
            option.meaning.strip(),
            f"{value[:1].upper()}{value[1:]}.{default}{adds}",
            f"```toml\n{_in_pyproject(option.example.strip())}\n```",
        ]
    )


def _first_sentence(text: str) -> str:
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]


def _in_pyproject(example: str) -> str:
    return example if example.startswith("[tool.") else f"[tool.edgewise]\n{example}"
