"""Use scrypt where Python has it, else many rounds of BLAKE2."""
import functools
import hashlib
import secrets


def _blake_rounds(password, *, salt, n, r, p, dklen=32):
    key = password
    for number in range(n):
        key = hashlib.blake2b(key + number.to_bytes(4, "big"), salt=salt[:16], digest_size=dklen).digest()
    return key


kdf = getattr(hashlib, "scrypt", None) or _blake_rounds
derive = functools.partial(kdf, n=2**8, r=8, p=1)


def fingerprint(name="md5"):
    try:
        return hashlib.new(name, b"key", usedforsecurity=False).hexdigest()
    except (ValueError, TypeError):
        return hashlib.sha256(b"key").hexdigest()


salt = secrets.token_bytes(16)
assert derive(b"secret", salt=salt) == derive(b"secret", salt=salt)
print(fingerprint(), fingerprint("whirlpool"))
