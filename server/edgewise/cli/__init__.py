"""The command line: `check`, `server`, `target`, `rule`, `facts`.

Importing it loads click and nothing else; each command loads what it needs.
"""

from edgewise.cli.app import main

__all__ = ["main"]
