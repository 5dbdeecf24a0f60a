"""The links of what is read in the repository itself lead to files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READ = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)(?: \"[^\"]*\")?\)")


@pytest.mark.parametrize("page", READ, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files(page: Path) -> None:
    code_left_out = re.sub(
        r"^```[\s\S]*?^```$|`[^`\n]*`(?!\])", "", page.read_text("utf-8"), flags=re.M
    )
    for link in LINK.findall(code_left_out):
        if "://" not in link and not link.startswith("#"):
            assert (page.parent / link.partition("#")[0]).exists(), link
