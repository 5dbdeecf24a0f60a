import mmap
import os
import tempfile


def find_all(path, needle):
    with open(path, "rb") as f, mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ) as m:
        pos = m.find(needle)
        while pos != -1:
            yield pos
            pos = m.find(needle, pos + 1)


fd, path = tempfile.mkstemp()
with os.fdopen(fd, "wb") as f:
    f.write(b"spam and eggs and spam")
print(list(find_all(path, b"spam")))
os.unlink(path)
