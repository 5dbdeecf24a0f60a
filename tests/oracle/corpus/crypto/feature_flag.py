import hashlib

HAS_SCRYPT = hasattr(hashlib, "scrypt")


def strength():
    if HAS_SCRYPT:
        return "scrypt", hashlib.scrypt(b"pw", salt=b"na", n=16, r=1, p=1)
    return "sha512", hashlib.sha512(b"na" + b"pw").digest()


kind, key = strength()
print(len(key) > 0)
