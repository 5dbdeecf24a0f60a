import hashlib


class Hasher:
    def __init__(self, algorithm="md5"):
        self.algorithm = algorithm
        self._h = self._make()

    def _make(self):
        return hashlib.new(self.algorithm)

    def feed(self, *chunks):
        for c in chunks:
            self._h.update(c)
        return self

    def hex(self):
        return self._h.hexdigest()


print(Hasher().feed(b"a", b"b").hex())
print(Hasher(algorithm="md4").feed(b"ed2k").hex())
