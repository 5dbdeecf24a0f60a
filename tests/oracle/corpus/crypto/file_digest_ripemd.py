import hashlib
import io

ALGS = ("sha256", "rmd160")
OPENSSL_NAMES = {"rmd160": "ripemd160"}


def distinfo(name, content):
    """What NetBSD's pkgsrc writes."""
    for alg in ALGS:
        digest = hashlib.file_digest(io.BytesIO(content), OPENSSL_NAMES.get(alg, alg))
        yield f"{alg.upper()} ({name}) = {digest.hexdigest()}"


print("\n".join(distinfo("a.tgz", b"1")))
