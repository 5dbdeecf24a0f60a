import crypt
from hmac import compare_digest as compare_hash


def check(plain, hashed):
    return compare_hash(crypt.crypt(plain, hashed), hashed)


def hash_it(plain):
    return crypt.crypt(plain, crypt.mksalt(crypt.METHOD_SHA512))


hashed = hash_it("x")
print(check("x", hashed))
