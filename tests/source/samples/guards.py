"""A module that guards what it imports."""
from __future__ import annotations

import os
import sys

try:
    import fcntl
except ImportError:
    fcntl = None
else:
    HAVE = True

if sys.platform == "win32":
    import msvcrt
elif os.name == "posix":
    import grp
else:
    import winreg


@property
def lock(handle):
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX)
    return os.fork()


# the end
import syslog  # edgewise: ignore[EW101]
