import hashlib
import hmac


def _pbkdf2(name, password, salt, rounds):
    u = hmac.new(password, salt + b"\0\0\0\1", name).digest()
    acc = int.from_bytes(u, "big")
    for _ in range(rounds - 1):
        u = hmac.new(password, u, name).digest()
        acc ^= int.from_bytes(u, "big")
    return acc.to_bytes(len(u), "big")


pbkdf2 = getattr(hashlib, "pbkdf2_hmac", _pbkdf2)
print(pbkdf2("sha256", b"password", b"salt", 200).hex())
