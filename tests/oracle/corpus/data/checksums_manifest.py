import hashlib
import os
import tempfile
from pathlib import Path


def checksum(path, algorithm="sha256"):
    h = hashlib.new(algorithm)
    with open(path, "rb") as f:
        for chunk in iter(lambda: f.read(8192), b""):
            h.update(chunk)
    return h.hexdigest()


def manifest(folder, algorithms=("md5", "sha256", "blake2b")):
    for path in sorted(Path(folder).glob("*")):
        yield path.name, {a: checksum(path, a)[:8] for a in algorithms}


folder = tempfile.mkdtemp()
Path(folder, "one").write_bytes(os.urandom(20))
print(dict(manifest(folder)))
