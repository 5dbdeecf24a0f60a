import hashlib


def checksum(path, algorithm="sha256", block=65536):
    """Hash a file without reading it all into memory."""
    h = hashlib.new(algorithm)
    with open(path, "rb") as f:
        for chunk in iter(lambda: f.read(block), b""):
            h.update(chunk)
    return h.hexdigest()


def main():
    path = "/tmp/checksum.bin"
    with open(path, "wb") as f:
        f.write(b"\0" * 100000)
    for name in ("md5", "sha1", "sha256", "sha3_256", "blake2b"):
        print(name, checksum(path, name))


main()
