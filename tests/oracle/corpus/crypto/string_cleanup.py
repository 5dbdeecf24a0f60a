import hashlib

HEADER = "  SHA-512/224 ; q=1.0"


def parse(header):
    name = header.split(";")[0].strip().lower()
    return name.replace("-", "").replace("/", "_")


h = hashlib.new(parse(HEADER))
h.update(b"body")
print(h.hexdigest())
