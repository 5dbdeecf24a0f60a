import hashlib
import sys

FAST = sys.maxsize > 2 ** 32
ALGORITHM = "blake2b" if FAST else "blake2s"
LEGACY = "md4" if sys.platform == "win32" else "md5"


def digest(data, legacy=False):
    return hashlib.new(LEGACY if legacy else ALGORITHM, data).hexdigest()


print(digest(b"x"), digest(b"x", legacy=True))
