import os
import pwd


def username(uid=None):
    if uid is None:
        uid = os.getuid()
    return pwd.getpwuid(uid).pw_name


def home():
    return os.environ.get("HOME") or pwd.getpwnam(username()).pw_dir


print(username())
print(home())
