import base64
import hashlib
import hmac
import os


def hash_password(password: str, rounds: int = 10_000) -> str:
    salt = os.urandom(16)
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, rounds)
    return "$".join([str(rounds), base64.b64encode(salt).decode(), base64.b64encode(key).decode()])


def verify(password: str, stored: str) -> bool:
    rounds, salt, key = stored.split("$")
    again = hashlib.pbkdf2_hmac(
        "sha256", password.encode(), base64.b64decode(salt), int(rounds)
    )
    return hmac.compare_digest(again, base64.b64decode(key))


stored = hash_password("correct horse")
print(verify("correct horse", stored), verify("battery", stored))
