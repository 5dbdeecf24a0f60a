import hashlib

BITS = 224
ALGORITHM = f"sha512_{BITS}"


def fingerprint(data: bytes) -> str:
    h = hashlib.new(ALGORITHM)
    h.update(data)
    digest = h.hexdigest()
    return ":".join(digest[i:i + 2] for i in range(0, len(digest), 2))


print(fingerprint(b"certificate"))
