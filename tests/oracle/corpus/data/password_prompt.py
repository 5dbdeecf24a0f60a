import getpass
import hashlib
import hmac
import os


def derive(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 1000)


def ask_password(interactive=False):
    if interactive:
        return getpass.getpass("Password: ")
    return os.environ.get("APP_PASSWORD", "changeme")


salt = os.urandom(16)
stored = derive("changeme", salt)
print(hmac.compare_digest(stored, derive(ask_password(), salt)))
