from dataclasses import dataclass
from hashlib import pbkdf2_hmac
from typing import NamedTuple


class Keys(NamedTuple):
    cipher: bytes
    mac: bytes


@dataclass(frozen=True)
class Derivation:
    salt: bytes
    rounds: int = 1000
    algorithm: str = "sha256"

    def keys(self, passphrase: str) -> Keys:
        material = pbkdf2_hmac(self.algorithm, passphrase.encode(), self.salt, self.rounds, dklen=64)
        return Keys(material[:32], material[32:])


def main():
    derivation = Derivation(salt=b"\x01" * 16)
    cipher, mac = derivation.keys("correct horse")
    print(cipher.hex()[:12], mac.hex()[:12])


if __name__ == "__main__":
    main()
