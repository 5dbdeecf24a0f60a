import hashlib
import hmac

try:
    from hashlib import scrypt
except ImportError:
    scrypt = None


def derive(password, salt):
    if scrypt is not None:
        return scrypt(password, salt=salt, n=1024, r=8, p=1)
    key = password
    for _ in range(1000):
        key = hmac.new(key, salt, hashlib.sha512).digest()
    return key


print(len(derive(b"pass", b"salt")))
