"""The browser that shows VS Code and the documentation."""

from __future__ import annotations

import shutil

CHROMIUM = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    "--disable-dev-shm-usage",
)


def chromium() -> str:
    """Return the browser."""
    found = shutil.which("chromium")
    assert found, "make test-editors installs Chromium"
    return found
