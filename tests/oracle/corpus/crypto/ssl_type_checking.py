from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl


class Connector:
    def __init__(self, host: str, context: ssl.SSLContext | None = None):
        self.host = host
        self.context = context

    def url(self) -> str:
        return ("https" if self.context else "http") + "://" + self.host


print(Connector("example.com").url())
