import hashlib

DIGESTS = {
    "SHA-256": "sha256",
    "SHA-512/256": "sha512_256",
    "MD5": "md5",
}


def digest(name, data):
    algorithm = DIGESTS[name]
    return hashlib.new(algorithm, data).hexdigest()


print(digest("SHA-256", b"abc"))
print(digest("SHA-512/256", b"abc"))
