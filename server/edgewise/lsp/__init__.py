"""The language server: the only part that knows pygls and the protocol's types.

`server.py` holds what the server knows and `features.py` lists what it can do, one
module a feature; `transport.py` and `protocol.py` are the way in and out.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from edgewise.source.lines import PositionEncoding


def serve_stdio(encoding: PositionEncoding | None = None) -> int:
    """Serve one client over standard input and output; return the exit code.

    0 when the client said `shutdown` before it left, else 1, as the protocol demands.
    `encoding` is what the client's columns count, whatever it says itself.
    """
    return int(_start().run_stdio(encoding))


def serve_tcp(host: str, port: int, encoding: PositionEncoding | None = None) -> int:
    """Serve the first client that connects, for debugging; return the exit code."""
    return int(_start().run_tcp(host, port, encoding))


def _start() -> ModuleType:
    # Thousands of classes are made here and all of them stay: looking for garbage among
    # them would be a tenth of the start-up. `start` switches the collector on again.
    gc.disable()
    from edgewise.lsp import start  # noqa: PLC0415 - loads pygls: 0.3 s

    return start
