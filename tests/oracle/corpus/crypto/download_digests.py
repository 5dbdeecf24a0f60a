import hashlib
import io


def digests(stream, names=("md5", "sha1", "sha256", "blake2b")):
    hashers = {name: hashlib.new(name) for name in names}
    for block in iter(lambda: stream.read(4096), b""):
        for h in hashers.values():
            h.update(block)
    return {name: h.hexdigest() for name, h in hashers.items()}


for name, value in digests(io.BytesIO(b"x" * 10_000)).items():
    print(f"{name:8} {value[:16]}")
