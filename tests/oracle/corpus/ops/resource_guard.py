"""Limit memory before running untrusted templates."""
from __future__ import annotations

import sys
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sandbox:
    def __init__(self, megabytes: int):
        self.limit = megabytes << 20

    def _set_limits(self):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
        return soft

    def render(self, source: str, values: Mapping[str, str]) -> str:
        if sys.platform != "win32":
            self._set_limits()
        return Template(source).safe_substitute(values)


if __name__ == "__main__":
    print(Sandbox(256).render("Dear $name, $greeting", {"name": "Ada"}))
