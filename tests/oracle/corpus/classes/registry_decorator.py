import hashlib
import zlib

CHECKSUMS = {}


def checksum(name, *aliases):
    """Register a checksum function under one or more names."""

    def register(fn):
        for key in (name, *aliases):
            CHECKSUMS[key.lower()] = fn
        return fn

    return register


@checksum("CRC32", "crc")
def crc32(data):
    return f"{zlib.crc32(data):08x}"


@checksum("SHA256")
def sha256(data):
    return hashlib.sha256(data).hexdigest()


@checksum("blake2", "b2")
def blake2(data):
    return hashlib.blake2b(data, digest_size=8).hexdigest()


for name in sorted(CHECKSUMS):
    print(name, CHECKSUMS[name](b"data")[:8])
