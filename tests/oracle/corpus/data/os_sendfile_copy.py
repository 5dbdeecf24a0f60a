import os
import tempfile


def fast_copy(source, target):
    """Let the kernel copy, without going through user space."""
    with open(source, "rb") as src, open(target, "wb") as dst:
        size = os.fstat(src.fileno()).st_size
        offset = 0
        while offset < size:
            offset += os.sendfile(dst.fileno(), src.fileno(), offset, size - offset)
    return size


folder = tempfile.mkdtemp()
a, b = os.path.join(folder, "a"), os.path.join(folder, "b")
with open(a, "wb") as f:
    f.write(b"x" * 5000)
print(fast_copy(a, b))
