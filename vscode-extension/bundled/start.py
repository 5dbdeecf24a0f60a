"""Starts the bundled server: `python -I -S start.py`.

With `-I -S` neither the folder that is open nor any site-packages has a say in what is imported.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "libs"))

from edgewise.lsp import serve_stdio

sys.exit(serve_stdio())
