import lzma
import os


def compress(path):
    with open(path, "rb") as src, lzma.open(path + ".xz", "wb") as dst:
        dst.write(src.read())
    return os.path.getsize(path + ".xz")


with open("/tmp/backup.txt", "w") as f:
    f.write("hello " * 1000)
print(compress("/tmp/backup.txt"))
