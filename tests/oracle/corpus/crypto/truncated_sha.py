import hashlib


def fingerprint(data: bytes, bits: int = 256) -> str:
    """SHA-512/t of the data."""
    h = hashlib.new(f"sha512_{bits}")
    h.update(data)
    return h.hexdigest()


for doc in (b"contract v1", b"contract v2"):
    print(fingerprint(doc))
