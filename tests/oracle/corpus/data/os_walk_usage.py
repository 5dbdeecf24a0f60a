import os
import stat
import tempfile


def du(top):
    """Bytes below a folder, not following links."""
    total = 0
    for folder, dirs, files in os.walk(top):
        dirs[:] = [d for d in dirs if not d.startswith(".")]
        for name in files:
            info = os.lstat(os.path.join(folder, name))
            if stat.S_ISREG(info.st_mode):
                total += info.st_size
    return total


top = tempfile.mkdtemp()
os.makedirs(os.path.join(top, "a", "b"))
for i in range(3):
    with open(os.path.join(top, "a", "b", str(i)), "wb") as f:
        f.write(os.urandom(100))
os.utime(os.path.join(top, "a"), (0, 0))
print(du(top), os.access(top, os.W_OK), os.umask(0o022) is not None)
