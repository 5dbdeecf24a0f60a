import hashlib


def all_digests(data):
    result = {}
    for name in sorted(hashlib.algorithms_available):
        h = hashlib.new(name)
        h.update(data)
        if name.startswith("shake"):
            result[name] = h.hexdigest(32)
        else:
            result[name] = h.hexdigest()
    return result


for name, digest in all_digests(b"abc").items():
    print(f"{name:12} {digest}")
