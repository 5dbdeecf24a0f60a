import hashlib
import hmac
import json

SECRET = b"whsec_test"


def sign(payload: dict, timestamp: int) -> str:
    body = json.dumps(payload, separators=(",", ":"), sort_keys=True)
    message = f"{timestamp}.{body}".encode()
    return hmac.new(SECRET, message, hashlib.sha256).hexdigest()


def check(payload, timestamp, signature):
    return hmac.compare_digest(sign(payload, timestamp), signature)


sig = sign({"id": 7, "event": "paid"}, 1700000000)
print(check({"event": "paid", "id": 7}, 1700000000, sig))
print(hmac.digest(SECRET, b"ping", "sha1").hex())
