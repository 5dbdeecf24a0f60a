import functools
import hashlib
import hmac

sign = functools.partial(hmac.new, digestmod=hashlib.sha512)


def aws4_key(secret, *parts):
    key = ("AWS4" + secret).encode()
    for part in parts:
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key


key = aws4_key("wJalrXUtnFEMI", "20150830", "us-east-1", "iam", "aws4_request")
print(key.hex())
print(sign(key, b"string to sign").hexdigest()[:8])
