import bz2
import gzip
import zlib

CODECS = {"zlib": zlib.compress, "gzip": gzip.compress, "bz2": bz2.compress}

try:
    import lzma
except ImportError:
    pass
else:
    CODECS["xz"] = lzma.compress


def smallest(data):
    """Name of the codec with the smallest result."""
    sizes = {name: len(compress(data)) for name, compress in CODECS.items()}
    return min(sizes, key=sizes.get), sizes


print(smallest(b"abc" * 1000))
