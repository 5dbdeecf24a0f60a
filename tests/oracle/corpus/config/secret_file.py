"""Refuse to read secrets that others may read too."""
import os
import stat
import tempfile
from pathlib import Path


class InsecureFile(Exception):
    pass


def read_secret(path: Path) -> str:
    status = path.stat()
    if stat.S_IMODE(status.st_mode) & (stat.S_IRGRP | stat.S_IROTH):
        raise InsecureFile(f"{path} is readable by others")
    if hasattr(os, "getuid") and status.st_uid != os.getuid():
        raise InsecureFile(f"{path} belongs to someone else")
    return path.read_text().strip()


def write_secret(path: Path, value: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(value)


path = Path(tempfile.mkdtemp(), "token")
write_secret(path, "s3cret\n")
print(len(read_secret(path)))
