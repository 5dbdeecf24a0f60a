"""Serve hashed static assets and pre-compressed variants."""
import gzip
import hashlib
import mimetypes
import tempfile
from pathlib import Path
from typing import NamedTuple


class Asset(NamedTuple):
    url: str
    path: Path
    content_type: str
    encoding: str | None = None


def fingerprint(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest()


def build(root: Path) -> dict[str, Asset]:
    found = {}
    for path in sorted(root.rglob("*")):
        if path.is_dir() or path.suffix == ".gz":
            continue
        kind, _ = mimetypes.guess_type(path.name)
        packed = path.with_name(path.name + ".gz")
        packed.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
        url = f"/static/{path.stem}.{fingerprint(path)}{path.suffix}"
        found[path.name] = Asset(url, packed, kind or "application/octet-stream", "gzip")
    return found


with tempfile.TemporaryDirectory() as folder:
    base = Path(folder)
    (base / "app.css").write_text("body { color: #222 }")
    (base / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    manifest = build(base)
    assert manifest["app.css"].content_type == "text/css"
    print({name: asset.url for name, asset in manifest.items()})
