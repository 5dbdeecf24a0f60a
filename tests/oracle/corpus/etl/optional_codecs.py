"""Open whatever compressed file comes, as far as this Python can."""
import gzip
import importlib
import tempfile
from pathlib import Path

CODECS = {".gz": "gzip", ".bz2": "bz2", ".xz": "lzma", ".zst": "compression.zstd"}


def codec(suffix):
    try:
        return importlib.import_module(CODECS[suffix])
    except ImportError:
        return None


def available():
    return {suffix for suffix in CODECS if codec(suffix) is not None}


def read(path: Path) -> bytes:
    module = codec(path.suffix)
    if module is None:
        raise RuntimeError(f"cannot read {path.suffix} files here")
    with module.open(path, "rb") as source:
        return source.read()


with tempfile.TemporaryDirectory() as folder:
    sample = Path(folder, "sample.gz")
    sample.write_bytes(gzip.compress(b"hello"))
    print(sorted(available()), read(sample))
