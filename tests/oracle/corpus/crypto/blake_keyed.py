from hashlib import blake2b, blake2s, shake_128, sha3_512


def tree(leaves):
    level = [blake2b(leaf, digest_size=16, person=b"leaf").digest() for leaf in leaves]
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2])
        level = [blake2b(a + b, digest_size=16, person=b"node").digest() for a, b in pairs]
    return level[0].hex()


print(tree([b"a", b"b", b"c", b"d"]))
print(blake2s(b"msg", key=b"secret").hexdigest())
print(shake_128(b"x").hexdigest(8), sha3_512(b"x").hexdigest()[:8])
