from hashlib import *
from os import urandom


def derive(password, rounds=10):
    salt = urandom(8)
    return salt, pbkdf2_hmac("sha512", password, salt, rounds)


salt, key = derive(b"secret")
print(len(salt), len(key), new("sha256").name)
