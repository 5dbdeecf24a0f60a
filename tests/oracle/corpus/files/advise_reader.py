import os
import tempfile


class BigFileReader:
    """Reads a file from front to back and tells the kernel so."""

    def __init__(self, path):
        self.fd = os.open(path, os.O_RDONLY)
        advise = getattr(os, "posix_fadvise", None)
        if advise is not None:
            advise(self.fd, 0, 0, os.POSIX_FADV_SEQUENTIAL)

    def blocks(self, size=16):
        while data := os.read(self.fd, size):
            yield data
        os.close(self.fd)


with tempfile.NamedTemporaryFile() as f:
    f.write(b"z" * 100)
    f.flush()
    print(sum(1 for _ in BigFileReader(f.name).blocks()))
