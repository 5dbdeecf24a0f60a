"""Compressors behind one interface, chosen by magic bytes."""
import bz2
import importlib
import zlib
from typing import ClassVar, Protocol


class Codec(Protocol):
    magic: ClassVar[bytes]

    def compress(self, data: bytes) -> bytes: ...
    def decompress(self, data: bytes) -> bytes: ...


class Deflate:
    magic = b"\x78"
    compress = staticmethod(zlib.compress)
    decompress = staticmethod(zlib.decompress)


class Bzip:
    magic = b"BZh"
    compress = staticmethod(bz2.compress)
    decompress = staticmethod(bz2.decompress)


def optional(name, magic):
    try:
        module = importlib.import_module(name)
    except ImportError:
        return None
    namespace = {"magic": magic, "compress": module.compress, "decompress": module.decompress}
    return type(name.title(), (), {k: v if k == "magic" else staticmethod(v) for k, v in namespace.items()})


CODECS = [c for c in (Deflate, Bzip, optional("lzma", b"\xfd7zXZ"), optional("zstandard", b"(\xb5/\xfd")) if c]


def detect(data):
    for codec in CODECS:
        if data.startswith(codec.magic):
            return codec()
    raise ValueError("unknown format")


for codec in CODECS:
    packed = codec().compress(b"abc" * 100)
    assert detect(packed).decompress(packed) == b"abc" * 100
print(len(CODECS) >= 2)
