import hashlib
import re

LINE = re.compile(r"^(?P<alg>\w+) \((?P<file>[^)]+)\) = (?P<hex>[0-9a-f]+)$")


def verify(line, read):
    m = LINE.match(line)
    try:
        h = hashlib.new(m["alg"].lower())
    except ValueError as e:
        return str(e)
    h.update(read(m["file"]))
    return h.hexdigest() == m["hex"]


md5 = hashlib.md5(b"x").hexdigest()
print(verify(f"MD5 (x) = {md5}", lambda name: b"x"))
print(verify(f"RMD160 (x) = {md5}", lambda name: b"x"))
