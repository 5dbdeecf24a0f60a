import bz2

try:
    import lzma
except ImportError:
    lzma = None

CODECS = {"bz2": bz2.compress}
if lzma is not None:
    CODECS["xz"] = lzma.compress

data = b"abc" * 1000
print(min((len(f(data)), name) for name, f in CODECS.items())[0] < 100)
