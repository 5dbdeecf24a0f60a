"""What tells a finding from all others and stays when the lines around it move."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from edgewise.cli.output.places import from_root
from edgewise.source.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edgewise.cli.results import FileResult
    from edgewise.finding import Finding


def with_fingerprints(file: FileResult) -> Iterator[tuple[Finding, str]]:
    """Give each finding of a file its fingerprint, 64 hexadecimal digits.

    It is made of the file, the rule, what the finding is about and the words of its line. Those
    that have all this in common are counted. Line numbers, the message and the target are not in
    it: neither a new import above nor a new Edgewise or runtime makes it another finding.
    """
    lines = split_lines(file.text)
    path = from_root(file.path)
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in file.findings:
        start = finding.range.start.line
        words = " ".join(lines[start].split()) if start < len(lines) else ""
        key = (path, finding.code, finding.subject, words)
        seen[key] += 1
        yield finding, _digest(*key, str(seen[key]))


def _digest(*parts: str) -> str:
    joined = "\0".join(parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
