"""Gives a function or class another name, where nothing else says the old one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgewise.finding import TextEdit
    from edgewise.fixes.fix import Rename
    from edgewise.fixes.site import Site


def rename(action: Rename, site: Site) -> list[TextEdit]:
    """Compute the edit; none where the document has the name in another place too."""
    old = site.text(site.start, site.end)
    said = re.findall(rf"\b{re.escape(old)}\b", site.document.text)
    return [site.replace(site.start, site.end, action.new)] if len(said) == 1 else []
