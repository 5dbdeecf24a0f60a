"""Password hashes with the algorithm noted in front."""
import base64
import hashlib
import hmac
import os
from abc import ABC, abstractmethod


class Hasher(ABC):
    name: str
    registry: dict[str, "Hasher"] = {}

    def __init_subclass__(cls):
        Hasher.registry[cls.name] = cls()

    @abstractmethod
    def derive(self, password: bytes, salt: bytes) -> bytes: ...

    def encode(self, password: str) -> str:
        salt = os.urandom(16)
        digest = self.derive(password.encode(), salt)
        return "$".join([self.name, *(base64.b64encode(part).decode() for part in (salt, digest))])


class Scrypt(Hasher):
    name = "scrypt"

    def derive(self, password, salt):
        return hashlib.scrypt(password, salt=salt, n=2**10, r=8, p=1)


class Blake(Hasher):
    name = "blake2"

    def derive(self, password, salt):
        return hashlib.blake2b(password, salt=salt, digest_size=32).digest()


def verify(password: str, encoded: str) -> bool:
    name, salt, digest = encoded.split("$")
    again = Hasher.registry[name].derive(password.encode(), base64.b64decode(salt))
    return hmac.compare_digest(again, base64.b64decode(digest))


for hasher in reversed(Hasher.registry.values()):
    assert verify("hunter2", hasher.encode("hunter2"))
