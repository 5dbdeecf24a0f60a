import enum
import hashlib


class Digest(str, enum.Enum):
    MD5 = "md5"
    SHA256 = "sha256"
    RIPEMD = "ripemd160"

    def of(self, data):
        return hashlib.new(self.value, data).hexdigest()


print(Digest.SHA256.of(b"x"))
print(Digest.RIPEMD.of(b"x"))
