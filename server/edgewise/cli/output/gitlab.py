"""GitLab's Code Quality report: a JSON array, shown in merge requests.

GitLab keeps one finding of each fingerprint, compares those of two branches, and wants paths from
the repository's root.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from edgewise.cli.output.fingerprints import with_fingerprints
from edgewise.cli.output.places import from_root
from edgewise.finding import Severity

if TYPE_CHECKING:
    from edgewise.cli.results import FileResult, Results
    from edgewise.finding import Finding

_SEVERITIES = {  # of blocker, critical, major, minor, info
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.INFORMATION: "minor",
    Severity.HINT: "info",
}


def render(results: Results) -> str:
    """Write the array."""
    elements = [
        _element(file, finding, fingerprint)
        for file in results.files
        for finding, fingerprint in with_fingerprints(file)
    ]
    return json.dumps(elements, indent=2)


def _element(file: FileResult, finding: Finding, fingerprint: str) -> dict[str, object]:
    start, end = finding.range.start, finding.range.end
    return {
        "description": f"{finding.code} {finding.message}",
        "check_name": finding.name,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": from_root(file.path),
            "positions": {
                "begin": {"line": start.line + 1, "column": start.column + 1},
                "end": {"line": end.line + 1, "column": end.column + 1},
            },
        },
    }
