import imghdr
import os
import tempfile

ALLOWED = {"png", "gif", "jpeg"}


def validate(path):
    kind = imghdr.what(path)
    if kind not in ALLOWED:
        raise ValueError(f"not an image: {kind}")
    return kind


fd, name = tempfile.mkstemp()
os.write(fd, b"GIF89a" + bytes(10))
os.close(fd)
print(validate(name))
