import hashlib


class Blob:
    """A content-addressed object, à la git."""

    hash_name = "sha1"

    def __init__(self, data):
        self.data = data

    @property
    def oid(self):
        header = b"blob %d\0" % len(self.data)
        return hashlib.new(self.hash_name, header + self.data).hexdigest()


class Blob256(Blob):
    hash_name = "sha256"


print(Blob(b"hi").oid, Blob256(b"hi").oid)
