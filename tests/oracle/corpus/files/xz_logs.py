import io
import tarfile


def pack(files: dict) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:xz") as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


blob = pack({"app.log": b"line\n" * 500, "db.log": b"ok\n" * 10})
print(len(blob) > 0)
