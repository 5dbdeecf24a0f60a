import binascii
import hashlib


def ntlm(password):
    return hashlib.new("md4", password.encode("utf-16le")).digest()


def lm_hex(password):
    return binascii.hexlify(ntlm(password)).decode()


print(lm_hex("Password"))
