"""What every test may use."""

from __future__ import annotations

import os
import tempfile

# No test touches what the user keeps; processes that tests start inherit it.
_CACHE = tempfile.TemporaryDirectory(prefix="edgewise-tests-")
os.environ["EDGEWISE_CACHE_DIR"] = _CACHE.name
