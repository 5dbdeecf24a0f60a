import mmap


def find(path, needle):
    with open(path, "r+b") as f:
        with mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ) as m:
            return m.find(needle)


with open("/tmp/mapped.bin", "wb") as f:
    f.write(b"\0" * 100 + b"needle" + b"\0" * 100)
print(find("/tmp/mapped.bin", b"needle"))
