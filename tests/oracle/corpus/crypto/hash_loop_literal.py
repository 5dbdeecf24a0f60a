import hashlib

TEXT = b"The five boxing wizards jump quickly"


def report(names):
    width = max(map(len, names))
    for name in names:
        print(name.ljust(width), hashlib.new(name, TEXT).hexdigest())


report(["md5", "sha1", "ripemd160"])
