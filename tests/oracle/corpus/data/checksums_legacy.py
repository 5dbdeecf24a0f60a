import hashlib
import io

# what the old backup tool wrote
LEGACY = {"R160": "ripemd160", "SHA": "sha1"}


def verify(line, stream):
    tag, _, expected = line.partition(" ")
    digest = hashlib.new(LEGACY[tag], stream.read()).hexdigest()
    return digest == expected


print(verify("SHA f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0", io.BytesIO(b"Hello")))
print(verify("R160 d44426aca8ae0a69cdbc4021c64fa5ad68ca32fe", io.BytesIO(b"Hello")))
