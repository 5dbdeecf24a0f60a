import hashlib


def etag(content: bytes) -> str:
    try:
        return hashlib.md5(content, usedforsecurity=False).hexdigest()
    except TypeError:
        return hashlib.md5(content).hexdigest()


def cache_key(*parts):
    h = hashlib.sha1(usedforsecurity=False)
    for part in parts:
        h.update(repr(part).encode())
    return h.hexdigest()[:12]


print(etag(b"page"), cache_key("a", 1))
