import hashlib


def legacy_key(password, salt, algorithm="sha1"):
    """Key as the old app made it; falls back to plain SHA-256 for odd algorithms."""
    try:
        return hashlib.pbkdf2_hmac(algorithm, password, salt, 1000, dklen=20)
    except ValueError:
        return hashlib.sha256(salt + password).digest()[:20]


print(legacy_key(b"hunter2", b"NaCl").hex())
