import os
from hashlib import scrypt, sha256


def key(password, salt):
    return sha256(scrypt(password, salt=salt, n=16, r=8, p=1)).digest()


print(key(b"pw", os.urandom(8)).hex())
