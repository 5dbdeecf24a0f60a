import hashlib

try:
    import crypt
except ImportError:
    crypt = None


def hash_password(plain, salt="ab"):
    if crypt:
        return crypt.crypt(plain, salt)
    return "sha256$" + hashlib.sha256((salt + plain).encode()).hexdigest()


print(hash_password("x"))
