import hashlib


def make(name, data):
    factory = getattr(hashlib, name.lower().replace("-", ""))
    return factory(data).hexdigest()


print(make("SHA-1", b"x"))
print(make("sha384", b"x"))
print(make("Blake2s", b"x"))
