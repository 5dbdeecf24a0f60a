import hmac


class Signer:
    digestmod = "sha256"

    def __init__(self, key):
        self.key = key

    def sign(self, message):
        return hmac.new(self.key, message, self.digestmod).hexdigest()


class GmSigner(Signer):
    """As the Chinese standard wants it."""

    digestmod = "sm3"


print(Signer(b"k").sign(b"hello"))
print(GmSigner(b"k").sign(b"hello"))
