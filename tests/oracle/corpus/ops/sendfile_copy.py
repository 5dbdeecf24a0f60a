"""Copy between descriptors without going through Python."""
import os


def copy_fd(source, target, count):
    offset = 0
    while offset < count:
        sent = os.sendfile(target, source, offset, count - offset)
        if not sent:
            break
        offset += sent
    return offset


with open("a.bin", "wb+") as a, open("b.bin", "wb") as b:
    a.write(os.urandom(5000))
    a.flush()
    print(copy_fd(a.fileno(), b.fileno(), 5000))
