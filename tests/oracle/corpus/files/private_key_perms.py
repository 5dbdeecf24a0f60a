import os
import stat
import tempfile
from pathlib import Path

old = os.umask(0o077)
try:
    key = Path(tempfile.mkdtemp()) / "id_demo"
    key.write_text("secret")
finally:
    os.umask(old)

key.chmod(0o600)
mode = stat.S_IMODE(key.stat().st_mode)
if mode & (stat.S_IRGRP | stat.S_IROTH):
    raise SystemExit("key is readable by others")
print(oct(mode), os.access(key, os.R_OK))
