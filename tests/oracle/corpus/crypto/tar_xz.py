import io
import tarfile


def pack(files, mode="w:gz"):
    buf = io.BytesIO()
    with tarfile.open(fileobj=buf, mode=mode) as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return buf.getvalue()


files = {"a.txt": b"hello", "b.txt": b"world"}
print(len(pack(files)))
print(len(pack(files, mode="w:xz")))
