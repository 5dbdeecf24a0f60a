"""Checksums by name, for the package index."""
import hashlib
import hmac
from types import MappingProxyType

PREFERRED = ("blake3", "sha3_256", "blake2b", "sha256")
ALGORITHMS = MappingProxyType({
    name: getattr(hashlib, name) for name in PREFERRED if hasattr(hashlib, name)
})


def strongest():
    return next(name for name in PREFERRED if name in ALGORITHMS)


class Checksum:
    def __init__(self, name, hexdigest):
        self.name, self.hexdigest = name, hexdigest

    @classmethod
    def of(cls, data, name=None):
        name = name or strongest()
        return cls(name, ALGORITHMS[name](data).hexdigest())

    @classmethod
    def parse(cls, text):
        return cls(*text.split(":", 1))

    def matches(self, data):
        return hmac.compare_digest(Checksum.of(data, self.name).hexdigest, self.hexdigest)

    def __format__(self, spec):
        return f"{self.name}:{self.hexdigest[: int(spec or 64)]}"


print(f"{Checksum.of(b'wheel'):12}")
print(Checksum.parse(f"{Checksum.of(b'x', 'sha256')}").matches(b"x"))
if "md4" in hashlib.algorithms_available:
    print("legacy checksums are available")
