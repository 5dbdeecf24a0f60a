import mmap
import tempfile

with tempfile.TemporaryFile() as f:
    f.write(b"header\n" * 100 + b"needle\n" + b"footer\n" * 10)
    f.flush()
    with mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ) as mm:
        print("found at", mm.find(b"needle"))
