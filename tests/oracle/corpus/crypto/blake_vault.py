import hashlib
import os

KDFS = {
    "blake2": lambda pw, salt: hashlib.blake2b(pw, salt=salt).digest(),
    "scrypt": lambda pw, salt: hashlib.scrypt(pw, salt=salt, n=64, r=1, p=1),
}


def unlock(password, kdf="blake2"):
    return KDFS[kdf](password.encode(), os.urandom(16))


print(len(unlock("sesame")))
