import sys
import zlib

if sys.version_info >= (3, 14):
    from annotationlib import Format, get_annotations
else:
    from typing import get_type_hints

try:
    from compression import gzip
except ImportError:
    import gzip


def hints(obj):
    if sys.version_info[:2] >= (3, 14):
        return get_annotations(obj, format=Format.VALUE)
    return get_type_hints(obj)


def scale(x: int, factor: float) -> float:
    return x * factor


print(sorted(hints(scale)), gzip.decompress(gzip.compress(b"a")), zlib.crc32(b"a"))
