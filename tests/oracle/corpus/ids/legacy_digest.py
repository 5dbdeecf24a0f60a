"""Verify address checksums of an old ledger."""
import hashlib

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def hash160(data):
    inner = hashlib.sha256(data).digest()
    return hashlib.new("sha512_256", inner).digest()[:20]


def base58(data):
    number = int.from_bytes(data, "big")
    out = ""
    while number:
        number, digit = divmod(number, 58)
        out = ALPHABET[digit] + out
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + out


class Address(str):
    version = b"\x00"

    @classmethod
    def from_key(cls, key):
        payload = cls.version + hash160(key)
        check = hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
        return cls(base58(payload + check))


if __name__ == "__main__":
    print(Address.from_key(bytes(range(33))))
