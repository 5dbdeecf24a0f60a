import hashlib
import secrets


class PasswordHasher:
    n, r, p = 2 ** 10, 8, 1

    def _derive(self, password, salt):
        return hashlib.scrypt(password.encode(), salt=salt, n=self.n, r=self.r, p=self.p)

    def hash(self, password):
        salt = secrets.token_bytes(16)
        return salt + self._derive(password, salt)

    def verify(self, password, hashed):
        salt, digest = hashed[:16], hashed[16:]
        return secrets.compare_digest(self._derive(password, salt), digest)


hasher = PasswordHasher()
hashed = hasher.hash("hunter2")
print(hasher.verify("hunter2", hashed))
