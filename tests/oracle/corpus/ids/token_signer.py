"""Signed, timed tokens."""
import base64
import hashlib
import hmac
import json
import struct
import time


class BadSignature(Exception):
    pass


class Signer:
    digest = staticmethod(hashlib.sha512)

    def __init__(self, secret, salt=b"signer"):
        self.key = hashlib.sha256(salt + secret).digest()

    def signature(self, value):
        return hmac.new(self.key, value, self.digest).digest()[:20]

    def dumps(self, payload):
        body = struct.pack(">Q", int(time.time())) + json.dumps(payload).encode()
        return base64.urlsafe_b64encode(body + self.signature(body)).decode()

    def loads(self, token, max_age=60):
        raw = base64.urlsafe_b64decode(token)
        body, signature = raw[:-20], raw[-20:]
        if not hmac.compare_digest(signature, self.signature(body)):
            raise BadSignature(token)
        (stamp,) = struct.unpack(">Q", body[:8])
        if time.time() - stamp > max_age:
            raise BadSignature("expired")
        return json.loads(body[8:])


signer = Signer(b"key")
token = signer.dumps({"user": 3})
print(signer.loads(token))
try:
    signer.loads(token[:-4] + "AAAA")
except BadSignature:
    print("refused")
