"""Pack the parts of an export into one archive, as small as can be."""
import io
import zipfile
from enum import IntEnum


class Packing(IntEnum):
    FAST = zipfile.ZIP_DEFLATED
    SMALL = zipfile.ZIP_LZMA


def pack(parts, packing=Packing.SMALL):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression=int(packing)) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


parts = {"a.csv": "id,name\n" * 100, "b.csv": "id\n" * 100}
print(len(pack(parts, Packing.FAST)) > 0, len(pack(parts)) > 0)
