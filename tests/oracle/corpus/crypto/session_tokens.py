import base64
import hmac
import json
import secrets
import time


class Sessions:
    def __init__(self, secret=None):
        self.secret = secret or secrets.token_bytes(32)

    def dumps(self, payload):
        body = base64.urlsafe_b64encode(json.dumps(payload).encode())
        sig = hmac.digest(self.secret, body, "sha256")
        return body + b"." + base64.urlsafe_b64encode(sig)

    def loads(self, token):
        body, _, sig = token.partition(b".")
        want = hmac.digest(self.secret, body, "sha256")
        if not hmac.compare_digest(base64.urlsafe_b64decode(sig), want):
            raise ValueError("bad signature")
        return json.loads(base64.urlsafe_b64decode(body))


s = Sessions()
token = s.dumps({"user": 1, "at": int(time.time())})
print(s.loads(token))
