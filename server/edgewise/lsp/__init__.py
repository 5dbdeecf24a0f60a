"""The language server: the only part that knows pygls and the protocol's types.

`server.py` holds what the server knows and lists its features, one module each;
`transport.py` and `protocol.py` are the way in and out.
"""

from __future__ import annotations


def serve_stdio() -> int:
    """Serve one client over standard input and output; return the exit code.

    0 when the client said `shutdown` before it left, else 1, as the protocol demands.
    """
    from edgewise.lsp.start import run_stdio  # noqa: PLC0415 - loads pygls: 0.3 s

    return run_stdio()


def serve_tcp(host: str, port: int) -> int:
    """Serve the first client that connects, for debugging; return the exit code."""
    from edgewise.lsp.start import run_tcp  # noqa: PLC0415 - loads pygls: 0.3 s

    return run_tcp(host, port)
