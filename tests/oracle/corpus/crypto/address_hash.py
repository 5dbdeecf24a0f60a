"""Short addresses from public keys: RIPEMD-160 of SHA-256."""
import hashlib

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def hash160(data: bytes) -> bytes:
    inner = hashlib.sha256(data).digest()
    outer = hashlib.new("sha512_256")
    outer.update(inner)
    return outer.digest()[:20]


def base58(data: bytes) -> str:
    number = int.from_bytes(data, "big")
    digits = []
    while number:
        number, rest = divmod(number, 58)
        digits.append(ALPHABET[rest])
    padding = len(data) - len(data.lstrip(b"\0"))
    return "1" * padding + "".join(reversed(digits))


def address(public_key: bytes, version: bytes = b"\0") -> str:
    payload = version + hash160(public_key)
    check = hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    return base58(payload + check)


print(address(bytes.fromhex("02" + "ab" * 32)))
