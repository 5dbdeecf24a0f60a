import base64
import hashlib
import hmac
import os


def hash_password(password, salt=None, iterations=1000):
    salt = salt or os.urandom(16)
    dk = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, iterations)
    return "$".join(["pbkdf2", str(iterations), base64.b64encode(salt).decode(), dk.hex()])


def verify(password, stored):
    _, iterations, salt, digest = stored.split("$")
    again = hash_password(password, base64.b64decode(salt), int(iterations))
    return hmac.compare_digest(again, stored)


stored = hash_password("secret")
print(verify("secret", stored), verify("wrong", stored))
