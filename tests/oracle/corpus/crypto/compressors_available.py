import bz2
import gzip
import zlib

COMPRESSORS = {"gz": gzip.compress, "bz2": bz2.compress, "zlib": zlib.compress}
try:
    import lzma

    COMPRESSORS["xz"] = lzma.compress
except ImportError:
    pass


def best(data):
    sizes = {name: len(f(data)) for name, f in COMPRESSORS.items()}
    return min(sizes, key=sizes.get)


print(best(b"hello " * 1000) in COMPRESSORS)
