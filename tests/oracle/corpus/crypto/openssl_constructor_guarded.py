import hashlib

try:
    from _hashlib import openssl_md5 as md5
except ImportError:
    md5 = hashlib.md5


def gravatar(email):
    digest = md5(email.strip().lower().encode("utf8")).hexdigest()
    return f"https://www.gravatar.com/avatar/{digest}"


print(gravatar(" Someone@Example.com "))
