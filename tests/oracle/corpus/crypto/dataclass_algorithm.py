import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Scheme:
    name: str
    algorithm: str
    prefix: bytes = b""

    def digest(self, data: bytes) -> str:
        return hashlib.new(self.algorithm, self.prefix + data).hexdigest()


GIT = Scheme("git", "sha1", b"blob ")
ED2K = Scheme("ed2k", "md4")

for scheme in (GIT, ED2K):
    print(scheme.name, scheme.digest(b"data"))
