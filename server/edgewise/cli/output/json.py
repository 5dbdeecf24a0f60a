"""One JSON array, its elements as in DESIGN's section 7; nothing else, stable for tools.

Lines and columns count from one, columns in characters. It is all ASCII, so that no
encoding on the way can hurt it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from edgewise.cli.results import shown
from edgewise.rules.pages import documentation_url

if TYPE_CHECKING:
    from edgewise.cli.results import FileResult, Results
    from edgewise.finding import Finding


def render(results: Results) -> str:
    """Write the array."""
    elements = [_element(file, finding) for file in results.files for finding in file.findings]
    return json.dumps(elements, indent=2)


def _element(file: FileResult, finding: Finding) -> dict[str, object]:
    start, end = finding.range.start, finding.range.end
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": file.path,
        "line": start.line + 1,
        "column": start.column + 1,
        "end_line": end.line + 1,
        "end_column": end.column + 1,
        "target": finding.target,
        "url": documentation_url(finding.code),
        "fixes": [{"title": fix.title, "safe": fix.safe} for fix in finding.fixes],
        "related": [
            {
                "path": shown(Path(related.path)) if related.path else file.path,
                "line": related.range.start.line + 1,
                "column": related.range.start.column + 1,
                "message": related.message,
            }
            for related in finding.related
        ],
    }
