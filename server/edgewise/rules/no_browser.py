"""A web browser that is not there.

## What it does
Reports `webbrowser.open` and its variants.

## Why is this bad?
Pyodide replaces `webbrowser` by a version that opens a tab of the page it runs in. A Worker
runs in no page: the module imports, and opening an address fails.

## Example
```python
import webbrowser

webbrowser.open("https://example.com/done")
```

## Use instead
```python
from http import HTTPStatus

status, headers = HTTPStatus.FOUND, {"Location": "https://example.com/done"}
```

Answer with a redirect, or send the address to the client that has a browser.

## Targets
All Workers runtimes.

## How to configure
Suppress one line with `# edgewise: ignore[EW304]`.
"""

from __future__ import annotations

from edgewise.finding import Severity
from edgewise.rules.rule import FailingCall
from edgewise.runtimes.runtime import Category


class NoBrowser(FailingCall):
    """EW304."""

    code = "EW304"
    name = "no-browser"
    severity = Severity.WARNING
    category = Category.BROWSER
    because = "a Worker has no browser"
