import hmac


def signature(secret, body, algorithm="sha512_256"):
    return hmac.new(secret.encode(), body, algorithm).hexdigest()


class Webhook:
    def __init__(self, secret):
        self.secret = secret

    def check(self, body, given):
        return hmac.compare_digest(signature(self.secret, body), given)


print(Webhook("s3cret").check(b"{}", "00"))
