import base64
import hashlib
import hmac
import struct


def hotp(key, counter, digits=6, digest="sha1"):
    key = base64.b32decode(key.upper() + "=" * ((8 - len(key)) % 8))
    counter = struct.pack(">Q", counter)
    mac = hmac.new(key, counter, digest).digest()
    offset = mac[-1] & 0x0F
    binary = struct.unpack(">L", mac[offset:offset + 4])[0] & 0x7FFFFFFF
    return str(binary)[-digits:].zfill(digits)


def totp(key, at, time_step=30, digits=6, digest="sha1"):
    return hotp(key, int(at / time_step), digits, digest)


for algorithm in ("sha1", "sha256", "sha512"):
    print(totp("JBSWY3DPEHPK3PXP", 59, digest=algorithm))
print(hashlib.algorithms_guaranteed >= {"sha1"})
