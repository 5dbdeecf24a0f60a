"""A socket, or what stands on one, where the target has none.

## What it does
Reports calls that open, bind or listen on sockets, directly or through `http.client`,
`urllib.request`, `smtplib` and their like, on targets where they were measured to fail.

## Why is this bad?
`import socket` works everywhere. Up to Python 3.13 no socket of a Worker can be opened; from
Python 3.14 on a Worker can connect to other hosts while it handles a request, but it cannot
listen, use UDP or make socket pairs.

## Example
```python
import socket

server = socket.socket()
server.bind(("127.0.0.1", 8080))
server.listen()
```

## Use instead
```python
from urllib.parse import urlsplit

host = urlsplit("https://example.com/api").hostname
```

Use `fetch` of the Workers SDK (or `pyodide.http.pyfetch`) for HTTP, and let the
Worker's own `fetch` handler be the server.

## Targets
`workers-3.12`, `workers-3.13` and Pyodide in a browser: every use. `workers-3.14`: servers,
UDP and socket pairs.

## How to configure
Suppress one line with `# edgewise: ignore[EW203]`.
"""

from __future__ import annotations

from edgewise.finding import Severity
from edgewise.rules.rule import FailingCall
from edgewise.runtimes.runtime import Category


class SocketNotFunctional(FailingCall):
    """EW203."""

    code = "EW203"
    name = "socket-not-functional"
    severity = Severity.WARNING
    category = Category.SOCKET
    because = "it has no such sockets"
