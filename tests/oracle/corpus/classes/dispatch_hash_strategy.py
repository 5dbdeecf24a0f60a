import hashlib


class Hasher:
    algorithm = "sha256"

    def __init__(self, salt=b""):
        self._hash = hashlib.new(self.algorithm, salt)

    def update(self, data):
        self._hash.update(data)
        return self

    @property
    def hexdigest(self):
        return self._hash.hexdigest()


class Short(Hasher):
    algorithm = "md5"


class Legacy(Hasher):
    algorithm = "md4"


HASHERS = {"default": Hasher, "short": Short, "legacy": Legacy}


def digest(data, kind="default"):
    return HASHERS[kind]().update(data).hexdigest


print(digest(b"x")[:8], digest(b"x", "short")[:8])
print(digest(b"x", kind="legacy"))
