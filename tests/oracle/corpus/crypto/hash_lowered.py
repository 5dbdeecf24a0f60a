import hashlib


def http_digest_hash(algorithm, text):
    """RFC 7616: MD5, SHA-256, SHA-512-256"""
    name = algorithm.lower().replace("-", "_")
    if name == "sha_256":
        name = "sha256"
    elif name.startswith("sha_512"):
        name = name.replace("sha_512", "sha512")
    return hashlib.new(name, text.encode()).hexdigest()


for alg in ["MD5", "SHA-256", "SHA-512-256"]:
    print(http_digest_hash(alg, "user:realm:password"))
