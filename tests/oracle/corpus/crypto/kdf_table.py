import hashlib
import os

KDFS = {
    "pbkdf2": lambda pw, salt: hashlib.pbkdf2_hmac("sha512", pw, salt, 500),
    "blake2": lambda pw, salt: hashlib.blake2b(pw, salt=salt).digest(),
}


class Vault:
    kdf = "pbkdf2"

    def unlock(self, password):
        return KDFS[self.kdf](password.encode(), os.urandom(16))


print(len(Vault().unlock("sesame")))
