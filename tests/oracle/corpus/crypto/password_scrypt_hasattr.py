import hashlib
import os


def kdf(password: bytes, salt: bytes) -> bytes:
    if hasattr(hashlib, "scrypt"):
        return hashlib.scrypt(password, salt=salt, n=1024, r=8, p=1)
    digest = salt
    for _ in range(100):
        digest = hashlib.blake2b(digest + password, digest_size=64).digest()
    return digest


print(len(kdf(b"pw", os.urandom(16))))
