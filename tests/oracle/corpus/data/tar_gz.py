import io
import os
import tarfile
import tempfile


def tar_folder(folder):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        tar.add(folder, arcname="backup")
    return out.getvalue()


def untar(data, folder):
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        try:
            tar.extractall(folder, filter="data")
        except TypeError:  # Python before 3.12
            tar.extractall(folder)


src = tempfile.mkdtemp()
with open(os.path.join(src, "a.txt"), "w") as f:
    f.write("content")
dst = tempfile.mkdtemp()
untar(tar_folder(src), dst)
print(os.listdir(os.path.join(dst, "backup")))
