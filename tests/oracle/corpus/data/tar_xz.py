import io
import tarfile


def make_tar(members, mode="w:xz"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()


archive = make_tar({"hello.txt": b"hello" * 100})
with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
    print(tar.getnames())
