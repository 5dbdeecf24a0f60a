"""Checksums of a download in all the algorithms the mirror publishes."""
import hashlib
import io

PUBLISHED = ("md5", "sha1", "sha256", "sha512", "blake2b", "sha3_256")


class MultiHash:
    def __init__(self, names=PUBLISHED):
        self._hashes = {name: hashlib.new(name) for name in names}

    def update(self, data):
        for each in self._hashes.values():
            each.update(data)

    def table(self):
        return {name: each.hexdigest() for name, each in self._hashes.items()}


def checksums(stream, size=1 << 16):
    multi = MultiHash()
    while block := stream.read(size):
        multi.update(block)
    return multi.table()


for name, digest in checksums(io.BytesIO(b"hello" * 1000)).items():
    print(f"{name:<10}{digest[:24]}")
