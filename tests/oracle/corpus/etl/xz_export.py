"""Export rows as JSON lines, compressed as the file name says."""
import bz2
import gzip
import json
import lzma
import tempfile
from pathlib import Path

OPENERS = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}


def open_for(path: Path, mode: str):
    opener = OPENERS.get(path.suffix, open)
    return opener(path, mode, encoding="utf-8")


def export(rows, path: Path) -> int:
    with open_for(path, "wt") as out:
        for count, row in enumerate(rows, 1):
            out.write(json.dumps(row) + "\n")
    return count


with tempfile.TemporaryDirectory() as folder:
    for suffix in (".jsonl", ".gz", ".xz"):
        target = Path(folder, "rows").with_suffix(suffix)
        print(export(({"id": n} for n in range(50)), target), target.stat().st_size)
