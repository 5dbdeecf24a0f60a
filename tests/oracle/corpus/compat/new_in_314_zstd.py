"""Compressed caches. zstd is in the standard library since 3.14."""
import pickle

from compression import zstd


def dumps(obj, level=3):
    return zstd.compress(pickle.dumps(obj), level)


def loads(blob):
    return pickle.loads(zstd.decompress(blob))


table = {i: str(i) for i in range(100)}
assert loads(dumps(table)) == table
print(len(dumps(table)))
