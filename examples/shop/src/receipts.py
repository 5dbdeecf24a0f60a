"""Receipts and their signatures."""

import hashlib
import hmac
from threading import Lock

ALGORITHM = "ripemd160"
_numbers = iter(range(1, 1_000_000))
_lock = Lock()


def receipt(order):
    with _lock:
        number = next(_numbers)
    return {"number": number, "order": order["id"], "digest": digest(order["id"])}


def digest(text):
    return hashlib.new(ALGORITHM, text.encode()).hexdigest()


def signature(key, text):
    return hmac.new(key, text.encode(), "sha256").hexdigest()
