"""Keeps what the tests found out about how right Edgewise is, for the documentation.

`make accuracy` sets `EDGEWISE_ACCURACY` to the folder; otherwise nothing is written.
"""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path


def keep(measure: str, where: str, **figures: int) -> None:
    """Write the figures of one measure on one runtime; counts, of which pages make percents."""
    folder = os.environ.get("EDGEWISE_ACCURACY")
    if folder is None:
        return
    measured = datetime.datetime.now(tz=datetime.timezone.utc).date().isoformat()
    stored = {"measure": measure, "where": where, "measured": measured, **figures}
    name = f"{measure}-{where.replace(' ', '-')}.json"
    Path(folder).mkdir(parents=True, exist_ok=True)
    (Path(folder) / name).write_text(json.dumps(stored, indent=2) + "\n", "utf-8")
