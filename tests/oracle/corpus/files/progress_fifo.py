import os
import stat
import tempfile

path = os.path.join(tempfile.mkdtemp(), "progress")
if hasattr(os, "mkfifo"):
    os.mkfifo(path, 0o600)
    print("fifo:", stat.S_ISFIFO(os.stat(path).st_mode))
else:
    open(path, "w").close()
