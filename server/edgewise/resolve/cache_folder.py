"""Where Edgewise keeps what it can find out again."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

VARIABLE = "EDGEWISE_CACHE_DIR"
"""The environment variable by which people choose another folder."""


def cache_folder() -> Path:
    """The platform's folder for caches, unless the user has chosen another."""
    chosen = os.environ.get(VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("edgewise", False))
