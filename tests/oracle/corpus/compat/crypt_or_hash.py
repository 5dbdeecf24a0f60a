import base64
import hashlib
import os

crypt = None
try:
    import crypt
except ImportError:
    pass


def hash_password(password):
    if crypt is not None and hasattr(crypt, "METHOD_SHA512"):
        return crypt.crypt(password, crypt.mksalt(crypt.METHOD_SHA512))
    salt = os.urandom(8)
    digest = hashlib.sha1(password.encode() + salt).digest()
    return "{SSHA}" + base64.b64encode(digest + salt).decode()


print(hash_password("pw")[:6])
