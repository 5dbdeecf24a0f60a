import hashlib


def sha(data, bits=256, version=2):
    name = f"sha{bits}" if version == 2 else f"sha3_{bits}"
    return hashlib.new(name, data).hexdigest()


def main():
    data = b"The quick brown fox"
    print(sha(data))
    print(sha(data, 384))
    print(sha(data, 512, version=3))


main()
