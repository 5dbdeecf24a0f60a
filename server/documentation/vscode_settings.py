"""The settings and commands of the extension for VS Code, from its manifest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from documentation import markdown

_EXTENSION = Path(__file__).parents[2] / "vscode-extension"


def pages() -> dict[str, str]:
    """The page by its path below `docs/`."""
    return {"reference/vscode.md": _page()}


def _page() -> str:
    manifest = json.loads((_EXTENSION / "package.json").read_text("utf-8"))
    words: dict[str, str] = json.loads((_EXTENSION / "package.nls.json").read_text("utf-8"))

    def said(text: str) -> str:
        return words.get(text.strip("%"), text) if text.startswith("%") else text

    contributed = manifest["contributes"]
    settings = sorted(
        contributed["configuration"]["properties"].items(), key=lambda item: item[1]["order"]
    )
    return markdown.page(
        "Settings of VS Code",
        "`[tool.edgewise]` in `pyproject.toml` wins over `edgewise.target` and "
        "`edgewise.environment`, so that everybody sees the same.",
        *(_setting(name, stored, said) for name, stored in settings),
        "## Commands",
        markdown.table(
            ["command", "identifier"],
            (
                [f"{each['category']}: {said(each['title'])}", f"`{each['command']}`"]
                for each in contributed["commands"]
            ),
        ),
    )


def _setting(name: str, stored: dict[str, Any], said: Any) -> str:
    kind = stored["type"]
    choices = stored.get("enum") or stored.get("items", {}).get("enum") or []
    facts = [
        ["type", f"{kind} of {stored['items']['type']}s" if kind == "array" else kind],
        ["default", f"`{json.dumps(stored['default'])}`"],
        ["set for", stored["scope"]],
    ]
    meanings = stored.get("enumDescriptions")
    values = ""
    if meanings:
        values = "\n".join(
            f"- `{choice}`: {said(meaning)}"
            for choice, meaning in zip(choices, meanings, strict=True)
        )
    elif choices:
        facts.append(["values", markdown.codes(map(str, choices))])
    parts = [
        f"## `{name}` {{#{name.replace('.', '-').lower()}}}",
        said(stored["markdownDescription"]),
        values,
        markdown.table(["", ""], facts),
    ]
    return "\n\n".join(filter(None, parts))
