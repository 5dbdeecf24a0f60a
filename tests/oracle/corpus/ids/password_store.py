"""Passwords at rest: scheme$salt$hash."""
import base64
import hashlib
import hmac
import secrets


class Hasher:
    schemes = {}
    name = ""

    def __init_subclass__(cls):
        Hasher.schemes[cls.name] = cls()

    def encode(self, password, salt=None):
        salt = salt or secrets.token_bytes(12)
        digest = self.derive(password.encode(), salt)
        return "$".join((self.name, base64.b64encode(salt).decode(), digest.hex()))

    def verify(self, password, encoded):
        salt = base64.b64decode(encoded.split("$")[1])
        return hmac.compare_digest(encoded, self.encode(password, salt))


class PBKDF2(Hasher):
    name = "pbkdf2"

    def derive(self, password, salt):
        return hashlib.pbkdf2_hmac("sha256", password, salt, 2000)


class Scrypt(Hasher):
    name = "scrypt"

    def derive(self, password, salt):
        return hashlib.scrypt(password, salt=salt, n=2**8, r=8, p=1, dklen=32)


def verify(password, encoded):
    return Hasher.schemes[encoded.partition("$")[0]].verify(password, encoded)


for hasher in Hasher.schemes.values():
    stored = hasher.encode("hunter2")
    print(hasher.name, verify("hunter2", stored), verify("hunter3", stored))
