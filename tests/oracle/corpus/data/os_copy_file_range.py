import os
import shutil
import tempfile


def copy_contents(source, target):
    with open(source, "rb") as src, open(target, "wb") as dst:
        if hasattr(os, "copy_file_range"):
            os.copy_file_range(src.fileno(), dst.fileno(), 1 << 20)
        else:
            shutil.copyfileobj(src, dst)


folder = tempfile.mkdtemp()
src = os.path.join(folder, "src.bin")
dst = os.path.join(folder, "dst.bin")
with open(src, "wb") as f:
    f.write(bytes(range(256)))
copy_contents(src, dst)
print(os.path.getsize(dst))
